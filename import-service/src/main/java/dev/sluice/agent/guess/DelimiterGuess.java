package dev.sluice.agent.guess;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.sluice.agent.guess.TextGuess.Guess;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses the delimiter: the character that splits most rows into as many cells as the first row.
 */
final class DelimiterGuess {
  private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|', ':');
  private static final int ROWS = 200;

  /** So many of the rows must have as many cells as the header. */
  private static final double SHARE = 0.9;

  private static final Pattern DECLARED = Pattern.compile("^sep=(.)\\R", Pattern.CASE_INSENSITIVE);

  private DelimiterGuess() {}

  /**
   * Guesses.
   *
   * @param whole whether the text is all there is; otherwise its last row is cut off
   */
  static Guess of(String text, boolean whole) {
    Matcher declared = DECLARED.matcher(text);
    if (declared.find()) {
      return new Guess(declared.group(1), true, "its first line says so (sep=)");
    }
    char best = ',';
    int mostCells = 1;
    boolean rival = false;
    for (char candidate : CANDIDATES) {
      int cells = cells(text, candidate, whole);
      if (cells > mostCells) {
        best = candidate;
        mostCells = cells;
        rival = false;
      } else {
        rival |= cells > 1 && cells == mostCells;
      }
    }
    if (mostCells == 1) {
      return new Guess(",", false, "its rows have one cell with every delimiter");
    }
    return new Guess(
        String.valueOf(best), !rival, "it splits the rows into " + mostCells + " cells each");
  }

  /** How many cells the rows have with this delimiter, or 0 if they do not agree. */
  private static int cells(String text, char delimiter, boolean whole) {
    int header = 0;
    int rows = 0;
    int alike = 0;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(delimiter).skipEmptyLines(true).ofCsvRecord(text)) {
      Iterator<CsvRecord> records = reader.iterator();
      while (rows < ROWS && records.hasNext()) {
        int fields = records.next().getFieldCount();
        if (!whole && !records.hasNext()) {
          break;
        }
        header = rows == 0 ? fields : header;
        alike += fields == header ? 1 : 0;
        rows++;
      }
    } catch (CsvParseException | IOException malformed) {
      return 0;
    }
    return alike >= rows * SHARE ? header : 0;
  }
}
