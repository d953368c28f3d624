package dev.sluice.workflows.synchronize;

import static dev.sluice.workflows.testing.TestRuns.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.agent.CompareRequest;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.agent.PromoteRequest;
import dev.sluice.contract.repository.TurnAnswer;
import dev.sluice.contract.repository.TurnAnswer.Kind;
import dev.sluice.contract.repository.TurnRequest;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.TurnGrant;
import dev.sluice.workflows.testing.TestRuns;
import io.temporal.client.WorkflowStub;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppliedBeforeTest {
  private static final Map<String, String> APPLIED = Map.of("users", "aa", "groups", "bb");

  @RegisterExtension final TestRuns runs = new TestRuns();

  @ParameterizedTest
  @CsvSource({
    "users, true, ROWS, aa, APPLIED_BEFORE",
    "users, true, ROWS, cc, ROWS",
    // Another source's file may have the same bytes.
    "users, true, ROWS, bb, ROWS",
    "others, true, ROWS, aa, ROWS",
    "users, true, ROWS, , ROWS",
    // A whole file says what there is, however often.
    "users, false, ROWS, aa, ROWS",
    "users, true, HEADER_ONLY, aa, HEADER_ONLY",
    "users, true, NO_FILE, , NO_FILE"
  })
  void marksCommandsThatWereAppliedLast(
      String source, boolean commands, Content content, @Nullable String sha256, Content marked) {
    PrepareResult result =
        AppliedBefore.marked(
            new PrepareResult(List.of(file(source, commands, content, sha256))), turn(APPLIED));

    PreparedFile file = result.files().get(0);
    assertThat(file.content()).isEqualTo(marked);
    assertThat(file.rows()).isEqualTo(marked == Content.APPLIED_BEFORE ? 0 : 3);
    assertThat(file.commands()).isEqualTo(commands);
  }

  @Test
  void asksNothingOfAServerThatDoesNotTell() {
    PrepareResult prepared = new PrepareResult(List.of(file("users", true, Content.ROWS, "aa")));
    assertThat(AppliedBefore.marked(prepared, turn(null))).isEqualTo(prepared);
  }

  @Test
  void comparesTheNewFileOfTwoAlone() {
    runs.agent.preparing = () -> prepared("aa", "cc");
    runs.repository.answerTurns(turn(APPLIED));

    assertThat(runs.run(request("incremental")).status()).isEqualTo(Status.COMPLETED);

    assertThat(contents(runs.calls.only(CompareRequest.class).prepared()))
        .containsExactly(Content.APPLIED_BEFORE, Content.ROWS);
    assertThat(contents(runs.calls.only(PromoteRequest.class).prepared()))
        .containsExactly(Content.APPLIED_BEFORE, Content.ROWS);
    assertThat(runs.calls.only(PromoteRequest.class).lastApplied()).isEqualTo("run-0");
  }

  @Test
  void heedsWhatWasAppliedWhileItWaited() {
    runs.agent.preparing = () -> prepared("aa", "cc");
    runs.repository.answerTurns(new TurnAnswer(Kind.WAIT, null, false, null, null), turn(APPLIED));
    WorkflowStub run = runs.start(request("incremental"));
    run.signal("turnGranted", new TurnGrant(false));

    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
    assertThat(contents(runs.calls.only(CompareRequest.class).prepared()))
        .containsExactly(Content.APPLIED_BEFORE, Content.ROWS);
  }

  @Test
  void heedsTheFilesThatItReadAnew() {
    Queue<PrepareResult> reading =
        new ArrayDeque<>(List.of(prepared("cc", "dd"), prepared("aa", "ee")));
    runs.agent.preparing = reading::remove;
    runs.repository.answerTurns(new TurnAnswer(Kind.GRANTED, null, true, "run-0", APPLIED));

    assertThat(runs.run(request("incremental")).status()).isEqualTo(Status.COMPLETED);
    assertThat(contents(runs.calls.only(CompareRequest.class).prepared()))
        .containsExactly(Content.APPLIED_BEFORE, Content.ROWS);
  }

  @Test
  void mayBeJoinedWhereThereIsNoFileOfChanges() {
    runs.agent.preparing =
        () -> new PrepareResult(List.of(file("users", true, Content.NO_FILE, null)));

    assertThat(runs.run(request("incremental")).status()).isEqualTo(Status.COMPLETED);
    assertThat(runs.calls.only(TurnRequest.class).commands()).isFalse();
  }

  private static PrepareResult prepared(String users, String groups) {
    return new PrepareResult(
        List.of(
            file("users", true, Content.ROWS, users), file("groups", true, Content.ROWS, groups)));
  }

  private static List<Content> contents(PrepareResult prepared) {
    return prepared.files().stream().map(PreparedFile::content).toList();
  }

  private static TurnAnswer turn(@Nullable Map<String, String> applied) {
    return new TurnAnswer(Kind.GRANTED, null, false, "run-0", applied);
  }

  private static PreparedFile file(
      String source, boolean commands, Content content, @Nullable String sha256) {
    return new PreparedFile("T", false, source, 3, 0, 0, 3, commands, content, "00", sha256);
  }
}
