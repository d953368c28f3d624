package dev.sluice.standalone.client.follow;

import dev.sluice.contract.run.Status;
import dev.sluice.standalone.client.run.Run;
import dev.sluice.standalone.screen.Output;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A line for each step, and further lines while a long step runs. */
final class PlainProgress implements RunProgress {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final Output output;
  private @Nullable Status shown;
  private long written;

  PlainProgress(Output output) {
    this.output = output;
  }

  @Override
  public void show(Run run) {
    Status now = run.status();
    boolean due = System.nanoTime() - written > BETWEEN_LINES.toNanos();
    if (now == shown && !due) {
      return;
    }
    if (shown != null) {
      StepWords.between(shown, now).forEach(each -> output.line("  " + StepWords.name(each)));
    }
    output.line(("  " + StepWords.name(now) + " " + StepWords.amount(run)).stripTrailing());
    shown = now;
    written = System.nanoTime();
  }
}
