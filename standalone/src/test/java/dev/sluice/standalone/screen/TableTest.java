package dev.sluice.standalone.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.standalone.screen.Table.Cell;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {
  private final Table table =
      Table.of("name", "#duplicates", "#read")
          .row(Cell.of("Organisation.parent"), Cell.count(1, Style.PLAIN), number(12345))
          .row(Cell.of("User"), Cell.count(0, Style.PLAIN), number(7));

  @Test
  void alignsNumbersRightAndTextsLeft() {
    assertThat(written(0))
        .isEqualTo(
            """
            name                 duplicates    read
            Organisation.parent           1  12,345
            User                          0       7
            """);
  }

  @Test
  void cutsNamesOfNumbersBeforeTextsAndNeverNumbers() {
    assertThat(written(40)).startsWith("name                 duplicates    read\n");
    assertThat(writtenBehind(" ".repeat(10), 40))
        .isEqualTo(
            """
                      name               du…    read
                      Organisation.par…    1  12,345
                      User                 0       7
            """);
  }

  private static Cell number(long count) {
    return Cell.count(count, Style.PLAIN);
  }

  private String written(int columns) {
    return writtenBehind("", columns);
  }

  private String writtenBehind(String indent, int columns) {
    StringWriter written = new StringWriter();
    PrintWriter writer = new PrintWriter(written);
    table.write(new Output(writer, writer, columns, false), indent);
    return written.toString();
  }
}
