package dev.sluice.standalone.client;

import dev.sluice.standalone.screen.Output;
import java.time.Duration;

/** A line when a step begins, and one now and then while a long one goes on. */
final class PlainProgress implements RunProgress {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final Output output;
  private String step = "";
  private long written;

  PlainProgress(Output output) {
    this.output = output;
  }

  @Override
  public void show(Run run) {
    String name = StepWords.name(run);
    boolean due = System.nanoTime() - written > BETWEEN_LINES.toNanos();
    if (name.equals(step) && !due) {
      return;
    }
    output.line((name + " " + StepWords.amount(run)).strip());
    step = name;
    written = System.nanoTime();
  }
}
