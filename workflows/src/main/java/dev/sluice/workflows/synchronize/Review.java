package dev.sluice.workflows.synchronize;

import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Decision.Waiver;
import dev.sluice.contract.run.DecisionAnswer;
import dev.sluice.contract.run.DecisionRefusal;
import dev.sluice.contract.run.ReviewNote;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The decision on a run. The first valid decision counts; there is only one. */
final class Review {
  private static final int LONGEST_COMMENT = 2000;
  private static final int LONGEST_NAME = 200;

  private enum State {
    AHEAD,
    HELD,
    OVER
  }

  /** Why a decision does not count. */
  record Refusal(DecisionRefusal reason, String message) {}

  private State state = State.AHEAD;
  private @Nullable String planDigest;
  private @Nullable Decision decision;

  /** From now on the run waits for a decision on this plan. */
  void begin(String planDigest) {
    this.planDigest = planDigest;
    state = State.HELD;
  }

  /** From now on no decision can be taken. */
  void end() {
    state = State.OVER;
  }

  boolean decided() {
    return decision != null;
  }

  boolean resumed() {
    return decision != null && decision.kind() == Decision.Kind.RESUME;
  }

  @Nullable Decision decision() {
    return decision;
  }

  /** Why this decision on a held run would not count, if it would not. */
  Optional<Refusal> refusal(Decision wish) {
    return state == State.HELD || decision != null ? conflict(wish) : Optional.of(notHeld());
  }

  /** Why this wish to cancel would not count, if it would not; it need not wait for the hold. */
  Optional<Refusal> refusalOfCancel(Decision wish) {
    return state == State.OVER && decision == null ? Optional.of(notHeld()) : conflict(wish);
  }

  /** Takes a decision that is not refused, and answers which one counts. */
  DecisionAnswer take(Decision wish) {
    if (decision != null) {
      return new DecisionAnswer(decision, false);
    }
    decision = recorded(wish);
    return new DecisionAnswer(decision, true);
  }

  /** Why a decision does not count that nobody made who logged in. */
  static Refusal unrecorded(Decision wish) {
    return new Refusal(
        DecisionRefusal.NOT_RECORDED,
        "A decision to %s through Temporal was ignored: log in to the server to decide."
            .formatted(wish.kind() == Decision.Kind.RESUME ? "resume" : "cancel"));
  }

  /** The decision in a signal, which may say nothing at all. */
  static Decision spoken(Decision.Kind kind, @Nullable ReviewNote note) {
    return note == null
        ? new Decision(kind, "unnamed", null, null)
        : new Decision(
            kind, Objects.requireNonNullElse(note.by(), "unnamed"), note.comment(), digest(note));
  }

  private static @Nullable String digest(ReviewNote note) {
    return note.planDigest() == null || note.planDigest().isBlank() ? null : note.planDigest();
  }

  private Optional<Refusal> conflict(Decision wish) {
    if (decision != null && decision.kind() != wish.kind()) {
      return Optional.of(
          new Refusal(
              DecisionRefusal.ALREADY_DECIDED,
              "The run was already %s by %s."
                  .formatted(
                      decision.kind() == Decision.Kind.RESUME ? "resumed" : "cancelled",
                      decision.by())));
    }
    if (wish.planDigest() != null && !wish.planDigest().equals(planDigest)) {
      return Optional.of(
          new Refusal(
              DecisionRefusal.OTHER_PLAN,
              "The decision is about another plan than this run's: look at the run again."));
    }
    return Optional.empty();
  }

  private Refusal notHeld() {
    return new Refusal(
        DecisionRefusal.NOT_HELD,
        state == State.OVER
            ? "The run no longer waits for a decision."
            : "The run does not wait for a decision yet.");
  }

  /**
   * A decision travels to the repository in one message with everything else, and a signal may say
   * anything: what the repository cannot keep would keep the run from ending.
   */
  private static Decision recorded(Decision wish) {
    String comment = wish.comment();
    return new Decision(
        wish.kind(),
        // Programs in other languages may leave it out.
        storable(Objects.requireNonNullElse(wish.by(), "unnamed"), LONGEST_NAME),
        comment == null ? null : storable(comment, LONGEST_COMMENT),
        wish.planDigest(),
        wish.decisionDigest(),
        wish.rest(),
        wish.waived() == null ? null : wish.waived().stream().map(Review::storable).toList());
  }

  private static Waiver storable(Waiver waiver) {
    return new Waiver(
        storable(Objects.requireNonNullElse(waiver.message(), ""), LONGEST_COMMENT),
        storable(Objects.requireNonNullElse(waiver.reason(), ""), LONGEST_COMMENT));
  }

  /** The text without control characters and halves of characters, and not too long. */
  private static String storable(String text, int longest) {
    var storable = new StringBuilder();
    for (int position = 0; position < text.length(); ) {
      int each = text.codePointAt(position);
      int length = Character.charCount(each);
      if (storable.length() + length > longest) {
        break;
      }
      storable.appendCodePoint(isStorable(each) ? each : ' ');
      position += length;
    }
    return storable.toString();
  }

  private static boolean isStorable(int character) {
    return character == '\n'
        || character == '\t'
        || (!Character.isISOControl(character)
            && Character.getType(character) != Character.SURROGATE);
  }
}
