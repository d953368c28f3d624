package dev.sluice.repository.run;

import dev.sluice.contract.Failure;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.Step;
import dev.sluice.contract.run.Via;
import dev.sluice.repository.plan.PlanCounters;
import dev.sluice.repository.plan.SourceFiles;
import dev.sluice.repository.run.file.RunFile;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;

/**
 * One run as stored by the server. Whoever changes it holds the lock of its row, see {@link
 * RunLock}. Columns that compare and apply write themselves are only read here. The class is long
 * because each column has a field and an accessor.
 */
public class Synchronization {
  /** A run in one of these shows what its agent does; in any other it does not. */
  private static final Set<Status> MOVING =
      EnumSet.of(Status.QUEUED, Status.EXPORTING, Status.PREPARING, Status.COMPARING);

  @Id private UUID id;
  @ReadOnlyProperty private long arrival;
  private String connector;
  private String agent;
  private String definitionDigest;
  @Transient private String definition;
  private Mode mode;
  private Status status = Status.QUEUED;
  private Turn turn = Turn.NONE;
  private boolean refresh;
  private boolean commands;

  @SuppressWarnings("UnusedVariable") // Spring Data writes it, and MissedCommands asks for it.
  private @Nullable String commandFiles;

  private @Nullable PendingSignal pendingSignal;
  private boolean force;
  private boolean dryRun;
  private List<String> steps;
  private String requestedBy;
  private Via requestedVia;
  private @Nullable RunFile file;
  private @Nullable UUID recomputes;
  private @Nullable Gap gap;
  private String workflowId;
  private @Nullable String workflowRunId;
  private @Nullable String workflowOriginalRunId;
  @ReadOnlyProperty private @Nullable String planDigest;
  @ReadOnlyProperty private PlanCounters counters = PlanCounters.NONE;
  @ReadOnlyProperty private SourceFiles sources = SourceFiles.NONE;
  private Progress progress = Progress.NONE;
  private Breaches breaches = Breaches.NONE;
  @ReadOnlyProperty private Breaches warnings = Breaches.NONE;
  @ReadOnlyProperty private boolean checked;
  private @Nullable Failure failure;
  private @Nullable UUID supersededBy;
  private Instant requestedAt;
  private @Nullable Instant expiresAt;
  private @Nullable Instant endedAt;
  @ReadOnlyProperty private @Nullable Instant planForgottenAt;
  @ReadOnlyProperty private boolean planDeleted;
  @Transient private boolean released;

  @SuppressWarnings("UnusedVariable") // Spring Data reads it: a run without one is new.
  @Version
  private @Nullable Long version;

  @PersistenceCreator
  @SuppressWarnings("NullAway.Init") // Spring Data fills the fields of a row it reads.
  private Synchronization() {}

  /** A new run, as it was asked for. */
  public Synchronization(
      UUID id,
      String agent,
      String definitionDigest,
      String definition,
      RunRequest request,
      String workflowId,
      @Nullable String workflowRunId,
      Instant requestedAt) {
    this.id = id;
    this.connector = request.connector();
    this.agent = agent;
    this.definitionDigest = definitionDigest;
    this.definition = definition;
    this.mode = request.mode();
    this.force = request.force();
    this.dryRun = request.dryRun();
    this.steps = request.steps().stream().map(Step::label).toList();
    this.requestedBy = request.requestedBy();
    this.requestedVia = request.requestedVia();
    this.file = request.file();
    this.recomputes = request.recomputes();
    this.gap = request.gap();
    this.workflowId = workflowId;
    this.workflowRunId = workflowRunId;
    this.workflowOriginalRunId = workflowRunId;
    this.requestedAt = requestedAt;
  }

  /** Remembers which workflow drives the run; a workflow that was reset has a new run id. */
  public void drivenBy(String workflowRun) {
    this.workflowRunId = workflowRun;
    if (workflowOriginalRunId == null) {
      this.workflowOriginalRunId = workflowRun;
    }
  }

  /** Shows what the agent does, unless the run is past that or waits. */
  public boolean advance(Status moved, Progress shown) {
    if (!MOVING.contains(status) || turn == Turn.WAITING) {
      return false;
    }
    this.status = moved;
    this.progress = shown;
    return true;
  }

  public void await(boolean carriesCommands) {
    this.turn = Turn.WAITING;
    this.status = Status.QUEUED;
    this.commands = carriesCommands;
  }

  /** Remembers which command files would be missing if the run were not applied. */
  public void carries(@Nullable String files) {
    this.commandFiles = files;
  }

  public void grant() {
    this.turn = Turn.GRANTED;
  }

  /** Notes that the workflow must be told something; cleared when it has been told. */
  public void mustTell(@Nullable PendingSignal signal) {
    this.pendingSignal = signal;
  }

  /** Another run joined this one, so it reads its files again before it compares. */
  public void joined() {
    this.refresh = true;
  }

  public void hold(List<Breach> exceeded, Instant until) {
    this.status = Status.AWAITING_REVIEW;
    exceed(exceeded);
    this.expiresAt = until;
  }

  public void startApplying(List<Breach> exceeded) {
    this.status = Status.APPLYING;
    exceed(exceeded);
  }

  /** What the workflow says counts for nothing, but for plans of a release that left it to that. */
  private void exceed(List<Breach> exceeded) {
    if (!checked) {
      this.breaches = new Breaches(List.copyOf(exceeded));
    }
  }

  public void supersede(UUID by, Instant now) {
    end(Status.SUPERSEDED, now);
    this.supersededBy = by;
  }

  public void fail(Status ended, List<Breach> exceeded, @Nullable Failure reason, Instant now) {
    end(ended, now);
    exceed(exceeded);
    this.failure = reason;
  }

  /** Notes what went wrong after the run had ended as it did: an applied run may still say so. */
  public void explain(Status ended, @Nullable Failure reason) {
    if (status == ended && failure == null) {
      this.failure = reason;
    }
  }

  /** Ends the run; a run that has ended keeps the status it ended with. */
  public void end(Status ended, Instant now) {
    if (!status.ended()) {
      this.status = ended;
      this.endedAt = now;
    }
    release();
  }

  public void release() {
    this.released |= turn != Turn.RELEASED;
    this.turn = Turn.RELEASED;
    this.pendingSignal = null;
  }

  /** Whether the run's end was recorded just now, which happens once to each run. */
  public boolean justEnded() {
    return released && status.ended();
  }

  /** Whether the run compares at all, and so needs a turn; the first steps alone need none. */
  public boolean needsTurn() {
    return steps.isEmpty() || steps.contains(Step.COMPARE.label());
  }

  /**
   * Whether the run, once it asks for its turn, supersedes all earlier ones. One that computes what
   * was applied before knows nothing newer than they do.
   */
  public boolean supersedesOthers() {
    return mode == Mode.COMPLETE && !dryRun && needsTurn() && recomputes == null;
  }

  public UUID id() {
    return id;
  }

  public long arrival() {
    return arrival;
  }

  public String connector() {
    return connector;
  }

  public String agent() {
    return agent;
  }

  String definitionDigest() {
    return definitionDigest;
  }

  /** Gives a run that was read its text, which is kept elsewhere. */
  void definedBy(String text) {
    this.definition = text;
  }

  public String definition() {
    return definition;
  }

  public Mode mode() {
    return mode;
  }

  public Status status() {
    return status;
  }

  public Turn turn() {
    return turn;
  }

  public boolean refresh() {
    return refresh;
  }

  public boolean commands() {
    return commands;
  }

  public @Nullable PendingSignal pendingSignal() {
    return pendingSignal;
  }

  public boolean force() {
    return force;
  }

  public boolean dryRun() {
    return dryRun;
  }

  public List<String> steps() {
    return steps;
  }

  public String requestedBy() {
    return requestedBy;
  }

  public Via requestedVia() {
    return requestedVia;
  }

  /** The uploaded file that the run reads; null if it reads the sources' own. */
  public @Nullable RunFile file() {
    return file;
  }

  /** The applied run whose files this one prepares again; null if it exports. */
  public @Nullable UUID recomputes() {
    return recomputes;
  }

  /** Why a job's incremental run is this complete one; null for any other run. */
  public @Nullable Gap gap() {
    return gap;
  }

  public String workflowId() {
    return workflowId;
  }

  public @Nullable String workflowRunId() {
    return workflowRunId;
  }

  /** The workflow's run id before any reset. */
  public @Nullable String workflowOriginalRunId() {
    return workflowOriginalRunId;
  }

  public @Nullable String planDigest() {
    return planDigest;
  }

  public PlanCounters counters() {
    return counters;
  }

  public SourceFiles sources() {
    return sources;
  }

  public Progress progress() {
    return progress;
  }

  public List<Breach> breaches() {
    return breaches.list();
  }

  /** What looked different than in earlier runs and held nothing. */
  public List<Breach> warnings() {
    return warnings.list();
  }

  /** Whether the server has checked the plan, so that the breaches are its own. */
  public boolean checked() {
    return checked;
  }

  public @Nullable Failure failure() {
    return failure;
  }

  public @Nullable UUID supersededBy() {
    return supersededBy;
  }

  public Instant requestedAt() {
    return requestedAt;
  }

  public @Nullable Instant expiresAt() {
    return expiresAt;
  }

  /** Since when nobody is shown what the run planned and rejected, since it is too old. */
  public @Nullable Instant planForgottenAt() {
    return planForgottenAt;
  }

  /** Whether no row of the plan and no rejected row is left. */
  public boolean planDeleted() {
    return planDeleted;
  }

  public @Nullable Instant endedAt() {
    return endedAt;
  }
}
