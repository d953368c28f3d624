package dev.sluice.standalone.client;

import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;

/** One line per step, which is written over as the step goes on. */
final class LiveProgress implements RunProgress {
  private static final String START_OF_LINE = "\r\u001b[K";

  private final Output output;
  private String step = "";
  private String text = "";

  LiveProgress(Output output) {
    this.output = output;
  }

  @Override
  public void show(Run run) {
    String name = StepWords.name(run);
    if (!step.isEmpty() && !name.equals(step)) {
      output.line("");
    }
    String now = String.format("  %-10s%s", name, StepWords.amount(run));
    if (!now.equals(text) || !name.equals(step)) {
      String cut = Printable.cut(now, output.columns() - 1);
      output.writer().print(START_OF_LINE + output.paint(Style.CYAN, cut));
      output.writer().flush();
    }
    step = name;
    text = now;
  }

  @Override
  public void close() {
    if (!step.isEmpty()) {
      output.line();
    }
  }
}
