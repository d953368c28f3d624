package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One situation.
 *
 * @param definitions by connector, as they are in a definition, without the connector's name
 * @param steps what happens, one after the other, with what is right afterwards
 */
record Case(String title, Map<String, Map<String, Object>> definitions, List<Fields> steps) {
  /** What stands instead of thresholds where a case is not about them. */
  private static final Map<String, Object> NO_LIMITS = noLimits();

  static List<Case> read(Path file) throws IOException {
    Object cases =
        new Load(LoadSettings.builder().setLabel(file.getFileName().toString()).build())
            .loadFromString(Files.readString(file));
    return Fields.list(cases).stream().map(Case::of).toList();
  }

  private static Case of(Fields fields) {
    fields.mayHave(Set.of("case", "connectors", "limits", "steps"));
    String title = fields.text("case");
    assertThat(fields.text("limits", "none")).as(title).isIn("none", "default");
    boolean limits = fields.text("limits", "none").equals("default");
    Map<String, Map<String, Object>> definitions = new LinkedHashMap<>();
    fields.map("connectors").forEach((name, value) -> definitions.put(name, with(value, limits)));
    return new Case(title, definitions, fields.list("steps"));
  }

  /** The definition with thresholds that nothing exceeds, unless the case is about limits. */
  static Map<String, Object> with(Object definition, boolean limits) {
    Map<String, Object> whole = new LinkedHashMap<>(Fields.of(definition).values());
    if (!limits) {
      whole.putIfAbsent("thresholds", NO_LIMITS);
    }
    return whole;
  }

  private static Map<String, Object> noLimits() {
    Map<String, Object> limits = new LinkedHashMap<>();
    for (String operation : List.of("Inserted", "Updated", "Deleted")) {
      for (String start : List.of("maximum", "maxPercentage", "maximumLink", "maxLinkPercentage")) {
        // Something has to guard deletes.
        boolean guard = operation.equals("Deleted") && start.startsWith("maximum");
        limits.put(start + operation + "Lines", guard ? (Object) 100_000 : "off");
      }
    }
    limits.put("maximumRejectedLines", "off");
    limits.put("maxPercentageRejectedLines", "off");
    return limits;
  }
}
