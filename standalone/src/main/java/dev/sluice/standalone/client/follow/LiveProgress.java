package dev.sluice.standalone.client.follow;

import dev.sluice.contract.run.Status;
import dev.sluice.standalone.client.run.Run;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One line per step, which is overwritten while the step runs. */
final class LiveProgress implements RunProgress {
  private static final String START_OF_LINE = "\r\u001b[K";

  private final Output output;
  private @Nullable Status shown;

  LiveProgress(Output output) {
    this.output = output;
  }

  @Override
  public void show(Run run) {
    Status now = run.status();
    if (shown != null && now != shown) {
      output.line();
      StepWords.between(shown, now)
          .forEach(
              each -> {
                write(StepWords.name(each), "");
                output.line();
              });
    }
    write(StepWords.name(now), StepWords.amount(run));
    shown = now;
  }

  @Override
  public void close() {
    if (shown != null) {
      output.line();
    }
  }

  private void write(String step, String amount) {
    String text = String.format(Locale.ROOT, "  %-10s%s", step, amount).stripTrailing();
    String cut = Printable.cut(text, output.columns() - 1);
    output.writer().print(START_OF_LINE + output.paint(Style.CYAN, cut));
    output.writer().flush();
  }
}
