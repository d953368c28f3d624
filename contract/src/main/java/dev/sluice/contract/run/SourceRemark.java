package dev.sluice.contract.run;

import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.agent.SheetNote;
import java.util.Optional;

/** A note for people about a source that is not an error. */
public final class SourceRemark {
  private SourceRemark() {}

  /** The sentence on a source whose file held this; none if its rows speak for themselves. */
  public static Optional<String> of(String source, Content content) {
    return switch (content) {
      case NO_FILE ->
          Optional.of("Source %s has no change file, so nothing changed.".formatted(source));
      case APPLIED_BEFORE ->
          Optional.of(
              "The commands of source %s were applied before and are not applied again."
                  .formatted(source));
      default -> Optional.empty();
    };
  }

  /** The sentence on how a source's sheet was read. */
  public static String of(String source, SheetNote note) {
    boolean one = note.count() == 1;
    String place = one ? ", " : ", the first of them ";
    return "Source "
        + source
        + ": "
        + note.count()
        + switch (note.kind()) {
          case FORMULAS ->
              (one ? " cell holds a formula" : " cells hold formulas")
                  + place
                  + note.first()
                  + "; the results stored in the file were read.";
          case HIDDEN_ROWS ->
              (one ? " hidden row was read" : " hidden rows were read")
                  + place
                  + "row "
                  + note.first()
                  + ".";
          case HIDDEN_COLUMNS ->
              (one ? " hidden column was read" : " hidden columns were read")
                  + place
                  + "column "
                  + note.first()
                  + ".";
          case CELLS_WITHOUT_HEADING ->
              (one ? " cell stands" : " cells stand")
                  + " in columns without a heading and "
                  + (one ? "was" : "were")
                  + " not read"
                  + place
                  + note.first()
                  + ".";
          case ZEROS_FOR_SHOW ->
              (one ? " number is shown" : " numbers are shown")
                  + " with leading zeros that the file does not contain"
                  + place
                  + note.first()
                  + "; they were read without. Format the column as text and write the zeros.";
        };
  }
}
