package dev.sluice.agent.workbook.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The cases stand in cells.json: what a cell holds, and what it says. */
class CellReadingTest {
  record Case(
      String id,
      String type,
      String raw,
      Integer builtIn,
      String format,
      Boolean from1904,
      String says,
      CellFault fault) {
    @Override
    public String toString() {
      return id;
    }
  }

  static Stream<Case> cases() {
    InputStream table = CellReadingTest.class.getResourceAsStream("/cells.json");
    return Stream.of(JsonMapper.shared().readValue(Objects.requireNonNull(table), Case[].class));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void cellSaysWhatPeopleSee(Case each) {
    CellReading reading = new CellReading(Boolean.TRUE.equals(each.from1904()));
    Shown shown =
        each.format() == null
            ? Shown.of(each.builtIn() == null ? 0 : each.builtIn(), null)
            : Shown.of(164, each.format());
    Reading read =
        switch (each.type() == null ? "n" : each.type()) {
          case "b" -> reading.bool(each.raw());
          case "e" -> reading.error(each.raw());
          case "d" -> reading.isoDate(each.raw(), shown);
          default -> reading.number(each.raw(), shown);
        };
    assertThat(read.fault()).isEqualTo(each.fault());
    if (each.says() != null) {
      assertThat(read.text()).isEqualTo(each.says());
    }
  }
}
