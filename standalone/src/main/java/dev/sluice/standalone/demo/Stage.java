package dev.sluice.standalone.demo;

import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of the demo: its files, a person's decision, and the expected end.
 *
 * @param folder holds the files that are new in this stage
 * @param decision what a person does with the held run; null if nothing is to be held
 * @param users how users change, as the run counts it; null if nothing can be counted
 * @param stored how many resources and links there are afterwards, by entity type and association
 * @param person one user afterwards
 */
record Stage(
    String title,
    String folder,
    Mode mode,
    @Nullable Decision decision,
    Status end,
    @Nullable UserChanges users,
    Map<String, Integer> stored,
    Person person) {

  /**
   * What a person types about a held run, the last of which decides on it; {@code ID} stands for
   * the run's.
   */
  record Decision(List<List<String>> commands) {}

  /** Counters of the entity type User. */
  record UserChanges(long inserted, long updated, long deleted) {}

  /** A user's key with some of what must be in its row; null for what must not be there. */
  record Person(String key, boolean active, Map<String, @Nullable String> attributes) {}

  /** The messages that go out about this run, in their order. */
  List<String> messages() {
    String last = "synchronization." + (end == Status.COMPLETED ? "completed" : "cancelled");
    return decision == null ? List.of(last) : List.of("synchronization.held", last);
  }
}
