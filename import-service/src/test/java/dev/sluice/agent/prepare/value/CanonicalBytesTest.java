package dev.sluice.agent.prepare.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.AConnector;
import dev.sluice.contract.definition.PropertyType;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CanonicalBytesTest {

  @Property(tries = 20_000)
  void recognisesNothingThatTheConversionWouldChange(@ForAll("cells") String cell) {
    for (PropertyType type : PropertyType.values()) {
      CellFormat format = CellFormat.of(AConnector.property("p", type));
      if (recognised(format, cell)) {
        assertThat(format.conversion().canonical(cell)).isEqualTo(cell);
      }
    }
  }

  @Provide
  Arbitrary<String> cells() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "0", "1", "9", "12", "02", "29", "30", "31", "-", "2000", "0000", "true", "false",
            "TRUE", " ", "é", ".", "+");
    return parts.list().ofMaxSize(6).map(each -> String.join("", each));
  }

  @Test
  void recognisesEveryUsualDateAndNoOther() {
    CellFormat date = CellFormat.of(AConnector.property("p", PropertyType.DATE));
    int recognised = 0;
    for (int month = 0; month <= 13; month++) {
      for (int day = 0; day <= 32; day++) {
        String cell = "2023-%02d-%02d".formatted(month, day);
        boolean canonical = cell.equals(date.conversion().canonical(cell));
        assertThat(recognised(date, cell)).as(cell).isEqualTo(canonical);
        recognised += canonical ? 1 : 0;
      }
    }
    assertThat(recognised).isEqualTo(365);
  }

  private static boolean recognised(CellFormat format, String cell) {
    byte[] bytes = ("x" + cell + "x").getBytes(StandardCharsets.UTF_8);
    return format.recognition().canonical(bytes, 1, bytes.length - 1);
  }
}
