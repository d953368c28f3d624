package dev.sluice.standalone.client.follow;

import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import java.time.Duration;

/** Polling intervals: short at first, then a second. */
final class PollBackoff {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

  private Duration pause = Duration.ofMillis(200);
  private long lastAnswer = System.nanoTime();

  /** Waits for the next look. */
  void await() {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandException(ExitCode.FAILED, "Interrupted; the run continues.");
    }
    Duration longer = pause.multipliedBy(5).dividedBy(4);
    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
  }

  void answered() {
    lastAnswer = System.nanoTime();
  }

  boolean tooLongSinceAnswer() {
    return System.nanoTime() - lastAnswer > LONGEST_SILENCE.toNanos();
  }
}
