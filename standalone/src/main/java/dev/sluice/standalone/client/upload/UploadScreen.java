package dev.sluice.standalone.client.upload;

import dev.sluice.contract.Failure;
import dev.sluice.contract.connection.SourceFindings;
import dev.sluice.contract.upload.UploadFindings;
import dev.sluice.contract.upload.UploadFindings.Cause;
import dev.sluice.contract.upload.UploadFindings.Example;
import dev.sluice.contract.upload.UploadStatus;
import dev.sluice.standalone.client.Timestamps;
import dev.sluice.standalone.client.connector.SourceScreen;
import dev.sluice.standalone.screen.Numbers;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import java.util.stream.Collectors;

/**
 * Shows one upload to its sender: its status, then the errors in its rows.
 *
 * @param options to repeat in a command that is proposed
 */
public record UploadScreen(Output output, String options) {

  /** Writes it. */
  public void write(Upload upload) {
    output.line(
        output.paint(Style.BOLD, Printable.of(upload.name()))
            + "  "
            + output.paint(style(upload.status()), upload.status().name())
            + "  "
            + upload.id());
    output.line(
        Printable.of(
            "  for "
                + upload.purpose()
                + " of "
                + upload.connector()
                + " "
                + upload.source()
                + (upload.path() == null ? "" : ", at " + upload.path())
                + "; "
                + Numbers.grouped(upload.bytes())
                + " bytes, sent by "
                + upload.uploadedBy()
                + " "
                + Timestamps.local(upload.uploadedAt())));
    UploadFindings findings = upload.findings();
    if (findings != null) {
      write(findings);
    }
    if (upload.failure() != null) {
      write(upload.failure());
    }
    if (findings != null && findings.rejected() > 0) {
      output.line(
          "All rows that cannot be used:  ./sluice uploads "
              + upload.shortId()
              + " --errors errors.csv"
              + options);
    }
  }

  private void write(UploadFindings findings) {
    SourceFindings file = findings.file();
    new SourceScreen(output).columns(file);
    output.line(
        "  rows      "
            + Numbers.grouped(findings.rows())
            + (findings.rejected() == 0
                ? ""
                : ", cannot be used: " + Numbers.grouped(findings.rejected()))
            + (findings.duplicates() == 0
                ? ""
                : ", duplicates: " + Numbers.grouped(findings.duplicates())));
    findings.causes().forEach(this::write);
    findings.remarks().forEach(each -> output.line("  " + Printable.of(each)));
    if (findings.failure() != null) {
      write(findings.failure());
    }
  }

  private void write(Cause cause) {
    String place = cause.target() + (cause.column() == null ? "" : ", column " + cause.column());
    output.line(
        "  "
            + output.paint(
                Style.RED,
                Printable.of(
                    Numbers.grouped(cause.rows())
                        + " × "
                        + place
                        + ": "
                        + cause.reason()
                        + " ("
                        + cause.code()
                        + ")")));
    output.line(
        "      "
            + Printable.of(
                cause.examples().stream().map(UploadScreen::words).collect(Collectors.joining(", "))
                    + (cause.rows() > cause.examples().size() ? ", …" : "")));
  }

  private static String words(Example example) {
    boolean shown = example.cell() != null && !example.cell().isBlank();
    return "row " + example.line() + (shown ? ": " + example.cell() : "");
  }

  private void write(Failure failure) {
    output.line(output.paint(Style.RED, Printable.of(failure.message())));
    if (failure.remedy() != null) {
      output.line("What to do: " + Printable.of(failure.remedy()));
    }
  }

  static Style style(UploadStatus status) {
    return switch (status) {
      case TAKEN -> Style.GREEN;
      case UNUSABLE, FAILED, EXPIRED -> Style.RED;
      case WAITING, PLACING -> Style.CYAN;
      case SUPERSEDED, CANCELLED, FORMER -> Style.FAINT;
    };
  }
}
