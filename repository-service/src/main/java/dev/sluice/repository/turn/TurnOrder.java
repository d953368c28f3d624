package dev.sluice.repository.turn;

import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Turn;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which run of a connector may compare and apply next. It only decides; {@link Turns} records it.
 */
final class TurnOrder {
  private final List<Synchronization> runs;

  /**
   * @param open the connector's runs that have not ended or still hold a turn
   */
  TurnOrder(List<Synchronization> open) {
    this.runs =
        open.stream()
            .filter(Synchronization::needsTurn)
            .sorted(Comparator.comparingLong(Synchronization::arrival))
            .toList();
  }

  /** The first run that waits and need not wait any longer. */
  Optional<Synchronization> next() {
    return runs.stream()
        .filter(run -> run.turn() == Turn.WAITING)
        .filter(run -> before(run).isEmpty())
        .findFirst();
  }

  /**
   * The runs that this one has to wait for: whoever has the turn now, and those that came earlier.
   * An earlier run that still exports is waited for, so that older data never follows newer; a run
   * that supersedes the earlier ones waits for the one that has the turn only.
   */
  List<Synchronization> before(Synchronization run) {
    return runs.stream()
        .filter(other -> !other.id().equals(run.id()))
        .filter(
            other ->
                other.turn() == Turn.GRANTED
                    || (!run.supersedesOthers()
                        && other.arrival() < run.arrival()
                        && !other.status().ended()))
        .toList();
  }

  /** The later run that has asked for its turn and supersedes this one. */
  Optional<Synchronization> superseder(Synchronization run) {
    return runs.stream()
        .filter(other -> other.arrival() > run.arrival())
        .filter(Synchronization::supersedesOthers)
        .filter(other -> !other.status().ended())
        .filter(other -> other.turn() == Turn.WAITING || other.turn() == Turn.GRANTED)
        .findFirst();
  }

  /** The earlier runs that wait, for their turn or for a person, and that this one supersedes. */
  List<Synchronization> supersededBy(Synchronization run) {
    if (!run.supersedesOthers()) {
      return List.of();
    }
    return runs.stream()
        .filter(other -> other.arrival() < run.arrival())
        .filter(other -> !other.status().ended())
        .filter(other -> other.turn() == Turn.WAITING || other.status() == Status.AWAITING_REVIEW)
        .toList();
  }

  /** The waiting run that would do all that this one is here for. */
  Optional<Synchronization> joinable(Synchronization run, boolean commands) {
    if (commands || !joins(run)) {
      return Optional.empty();
    }
    return runs.stream()
        .filter(other -> !other.id().equals(run.id()))
        .filter(other -> other.turn() == Turn.WAITING)
        .filter(other -> joins(other) && !other.commands())
        .filter(other -> other.force() == run.force())
        // A definition that was changed in between may map the same files to something else.
        .filter(other -> other.definition().equals(run.definition()))
        .findFirst();
  }

  private static boolean joins(Synchronization run) {
    // An uploaded file is read by the run that was started for it, and by no other one.
    return run.mode() == Mode.INCREMENTAL && !run.dryRun() && run.file() == null;
  }
}
