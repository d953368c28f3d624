package dev.sluice.standalone.client.connector;

import dev.sluice.contract.connection.SourceFindings;
import dev.sluice.contract.connection.SourceFindings.Column;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import java.util.List;
import java.util.stream.Collectors;

/** Shows what a check found at the beginning of a source's file. */
public record SourceScreen(Output output) {

  /** One file of a check. */
  void write(SourceFindings file) {
    String state =
        !file.reachable() ? "out of reach" : file.header() ? "has a header" : "has no header";
    output.line(
        Printable.of(file.source() + ": " + file.path())
            + " "
            + output.paint(file.header() ? Style.GREEN : Style.RED, state)
            + (file.header() ? ", rows checked: " + file.rows() : ""));
    columns(file);
  }

  /** The columns of a file, and what it seems to be written with. */
  public void columns(SourceFindings file) {
    if (file.sheet() != null) {
      output.line("  sheet     " + Printable.of(file.sheet()));
    }
    line("  columns   ", String.join(", ", file.matched()));
    line("  missing   ", named(file.missing()));
    line("  unknown   ", named(file.unknown()));
    line("  encoding  ", file.encoding() == null ? "" : "seems to be " + file.encoding());
    line(
        "  delimiter ",
        file.delimiter() == null
            ? ""
            : "seems to be " + (file.delimiter().equals("\t") ? "a tab" : file.delimiter()));
  }

  private void line(String what, String value) {
    if (!value.isEmpty()) {
      output.line(what + Printable.of(value));
    }
  }

  private static String named(List<Column> columns) {
    return columns.stream()
        .map(
            each ->
                each.name() + (each.nearest() == null ? "" : " (nearest: " + each.nearest() + ")"))
        .collect(Collectors.joining(", "));
  }
}
