package dev.sluice.standalone.client.activation;

import dev.sluice.standalone.screen.Numbers;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.ShellWord;
import dev.sluice.standalone.screen.Style;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;

/**
 * Shows a send: who gets a mail and who does not, and its progress.
 *
 * @param options to repeat in a command that is proposed
 */
record SendScreen(Output output, String options) {

  void write(Counts counts, boolean dry) {
    output.line(
        output.paint(Style.BOLD, Printable.of(counts.application()))
            + ": "
            + people(counts.toMail())
            + (dry ? " would be mailed" : " to mail"));
    leftOut(counts.doNotSend(), "on the do-not-send list");
    leftOut(counts.withoutAddress(), "without an address");
    leftOut(counts.inactive(), "switched off or deleted");
    leftOut(counts.withoutConnector(), "whose connector is not loaded, or sends no mails");
    if (dry && counts.toMail() > counts.limit()) {
      output.line(
          "That is over the limit of "
              + Numbers.grouped(counts.limit())
              + ". To confirm it:  ./sluice activations send "
              + ShellWord.of(counts.application())
              + " --count "
              + counts.toMail()
              + options);
    }
  }

  private void leftOut(long count, String why) {
    if (count > 0) {
      output.line("  left out: " + Numbers.grouped(count) + " " + why);
    }
  }

  private static String people(long count) {
    return Numbers.grouped(count) + (count == 1 ? " person" : " people");
  }

  void write(Send send) {
    output.line(output.paint(style(send.status()), send.status().name()) + "  " + send.id());
    Table.of("#to mail", "#sent", "#failed", "#uncertain")
        .row(
            Cell.count(send.toMail(), Style.PLAIN),
            Cell.count(send.sent(), Style.GREEN),
            Cell.count(send.failed(), Style.RED),
            Cell.count(send.uncertain(), Style.RED))
        .write(output, "  ");
    if (send.reason() != null) {
      output.line(Printable.of(send.reason()));
    }
    if (send.uncertain() > 0) {
      output.line(
          "People who may or may not have the mail:  ./sluice activations --application "
              + ShellWord.of(send.application())
              + " --state UNCERTAIN"
              + options);
    }
  }

  private static Style style(Send.Status status) {
    return switch (status) {
      case COMPLETED -> Style.GREEN;
      case FAILED -> Style.RED;
      case HELD, WAITING, RUNNING -> Style.CYAN;
      case CANCELLED -> Style.FAINT;
    };
  }
}
