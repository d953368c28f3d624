package dev.sluice.standalone.client.follow;

import dev.sluice.standalone.client.run.Run;

/** Shows the progress of a run. */
interface RunProgress extends AutoCloseable {
  /** For programs, who read the end only. */
  RunProgress SILENT = run -> {};

  /** Shows the run's state; called at every look, also when nothing has changed. */
  void show(Run run);

  /** Leaves the cursor where other output may go on. */
  @Override
  default void close() {}
}
