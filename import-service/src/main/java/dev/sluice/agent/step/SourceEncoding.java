package dev.sluice.agent.step;

import static dev.sluice.contract.FailureType.INVALID_DEFINITION;

import dev.sluice.contract.definition.source.CsvFile;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/** Reads the encoding and the delimiter of a CSV source. */
public final class SourceEncoding {
  private SourceEncoding() {}

  /** The declared character set, if this agent's platform knows it. */
  public static Charset charset(CsvFile csv) {
    try {
      return Charset.forName(csv.encoding());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw SourceException.inFile(
          INVALID_DEFINITION,
          csv.path(),
          "the declared encoding '" + csv.encoding() + "' is not known",
          "Declare an encoding such as UTF-8 or windows-1252.");
    }
  }

  /** The declared delimiter. */
  public static char delimiter(CsvFile csv) {
    String delimiter = csv.delimiter();
    if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
      throw SourceException.inFile(
          INVALID_DEFINITION,
          csv.path(),
          "the declared delimiter is not one character, or is a quote or line end",
          "Declare a delimiter such as ',' or ';'.");
    }
    return delimiter.charAt(0);
  }
}
