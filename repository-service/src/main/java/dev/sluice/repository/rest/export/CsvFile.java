package dev.sluice.repository.rest.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A CSV file that is written row by row. A character that its encoding lacks is a problem for the
 * caller, so no question marks are written.
 */
public final class CsvFile {
  private CsvFile() {}

  /**
   * How a file is written.
   *
   * @param delimiter between two cells
   */
  public record Format(char delimiter, Charset charset) {
    public static final Format USUAL = new Format(',', StandardCharsets.UTF_8);

    /** How a source reads a CSV file, so that it can read this one. */
    public static Format of(SourceDefinition source) {
      return new Format(
          source.asCsv().delimiter().charAt(0), Charset.forName(source.asCsv().encoding()));
    }
  }

  /**
   * Writes the rows that {@code content} hands over; the stream is closed after them.
   *
   * @throws ProblemException if the encoding lacks a character
   */
  public static void write(OutputStream file, Format format, Consumer<CsvWriter> content)
      throws IOException {
    try (Writer text =
            new OutputStreamWriter(
                file,
                format.charset().newEncoder().onUnmappableCharacter(CodingErrorAction.REPORT));
        CsvWriter rows = CsvWriter.builder().fieldSeparator(format.delimiter()).build(text)) {
      content.accept(rows);
    } catch (CharacterCodingException e) {
      throw lacking(format);
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CharacterCodingException ? lacking(format) : e;
    }
  }

  private static ProblemException lacking(Format format) {
    return new ProblemException(
        ProblemCode.NOT_ACCEPTABLE,
        "A value has a character that the source's encoding "
            + format.charset().name()
            + " does not have; request the file as XLSX");
  }
}
