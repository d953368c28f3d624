package dev.sluice.workflows.testing;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.ApplyResult;
import dev.sluice.contract.repository.CloseRequest;
import dev.sluice.contract.repository.HoldRequest;
import dev.sluice.contract.repository.InspectRequest;
import dev.sluice.contract.repository.InspectResult;
import dev.sluice.contract.repository.OpenRequest;
import dev.sluice.contract.repository.OpenedRun;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.repository.PlanRequest;
import dev.sluice.contract.repository.RecordedAnswer;
import dev.sluice.contract.repository.RecordedRequest;
import dev.sluice.contract.repository.RepositoryActivities;
import dev.sluice.contract.repository.TurnAnswer;
import dev.sluice.contract.repository.TurnAnswer.Kind;
import dev.sluice.contract.repository.TurnRequest;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Mode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A repository whose steps do what the test says. */
public final class FakeRepository implements RepositoryActivities {
  private final Calls calls;
  private final Deque<TurnAnswer> turns = new ArrayDeque<>();

  public ConnectorDefinition connector = Samples.connector();
  public boolean force;
  public @Nullable Mode mode;
  public @Nullable Boolean recordedDecisionsOnly;
  public @Nullable String address;
  public Predicate<Decision> recording = decision -> false;
  public Supplier<Plan> planning = () -> Samples.planDeleting(0);
  public Runnable opening = () -> {};
  public Runnable holding = () -> {};
  public Supplier<InspectResult> inspecting = () -> new InspectResult(3, null);
  public Runnable closing = () -> {};
  public Supplier<ApplyResult> applying =
      () -> new ApplyResult(Map.of("User", new Counters(10, 0, 0, 0, 1, 1, 0, 8, 0)), Map.of());

  FakeRepository(Calls calls) {
    this.calls = calls;
  }

  /** What the next calls of takeTurn answer; the last is repeated, and granted without any. */
  public void answerTurns(TurnAnswer... answers) {
    turns.addAll(List.of(answers));
  }

  @Override
  public OpenedRun open(OpenRequest request) {
    calls.add("open", request);
    opening.run();
    return new OpenedRun(
        request.synchronizationId(),
        connector,
        Objects.requireNonNullElse(request.request().requestedBy(), "temporal"),
        force,
        mode,
        recordedDecisionsOnly,
        address);
  }

  @Override
  public RecordedAnswer recorded(RecordedRequest request) {
    calls.add("recorded", request);
    return new RecordedAnswer(recording.test(request.decision()));
  }

  @Override
  public TurnAnswer takeTurn(TurnRequest request) {
    calls.add("takeTurn", request);
    TurnAnswer answer = turns.poll();
    return answer == null ? new TurnAnswer(Kind.GRANTED, null, false, "run-0", null) : answer;
  }

  @Override
  public Plan plan(PlanRequest request) {
    calls.add("plan", request);
    return planning.get();
  }

  @Override
  public void hold(HoldRequest request) {
    calls.add("hold", request);
    holding.run();
  }

  @Override
  public InspectResult inspect(InspectRequest request) {
    calls.add("inspect", request);
    return inspecting.get();
  }

  @Override
  public ApplyResult apply(ApplyRequest request) {
    calls.add("apply", request);
    return applying.get();
  }

  @Override
  public void close(CloseRequest request) {
    calls.add("close", request);
    closing.run();
  }
}
