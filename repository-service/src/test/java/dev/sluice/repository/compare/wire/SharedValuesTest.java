package dev.sluice.repository.compare.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.Scope;
import dev.sluice.contract.rows.SortedHeader;
import dev.sluice.contract.run.Mode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The server reads the values that it and the agent agree on, and keeps them as they are. */
class SharedValuesTest {

  @ParameterizedTest
  @CsvFileSource(
      resources = "/rows/canonical-values.csv",
      delimiter = '|',
      numLinesToSkip = 1,
      nullValues = "REJECTED")
  void keepsTheValuesThatTheAgentWrites(
      PropertyType type, String format, String cell, String canonical) {
    if (canonical == null) {
      return;
    }
    EntityTypeDefinition things = things(type, format);
    String csv =
        String.join(",", SortedHeader.of(things))
            + "\n1,\""
            + canonical.replace("\"", "\"\"")
            + "\"\n";

    ArrivingRows rows =
        new ArrivingRows(
            things, Mode.COMPLETE, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));

    assertThat(rows.next()).isTrue();
    assertThat(rows.rowError()).isNull();
    assertThat(text(rows.attributes())).isEqualTo("{\"p\": " + json(type, canonical) + "}");
  }

  private static String text(JsonBytes json) {
    byte[] bytes = Arrays.copyOfRange(json.buffer(), JsonBytes.START, json.end());
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String json(PropertyType type, String canonical) {
    return switch (type) {
      case INTEGER, DECIMAL, BOOLEAN -> canonical;
      case STRING, DATE, INSTANT, LOCALE -> '"' + canonical + '"';
    };
  }

  private static EntityTypeDefinition things(PropertyType type, String format) {
    return new EntityTypeDefinition(
        "Thing",
        "things",
        "id",
        OnMissing.DELETE,
        Scope.CONNECTOR,
        false,
        null,
        List.of(property("id", PropertyType.STRING, null), property("p", type, format)),
        Map.of());
  }

  private static PropertyDefinition property(String name, PropertyType type, String format) {
    return new PropertyDefinition(name, name, type, format, false, false);
  }
}
