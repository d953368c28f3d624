package dev.sluice.standalone.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The alerts that people read of are those that Prometheus gets, and ask for metrics that exist.
 */
class AlertsTest {
  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void rulesAreThoseOfTheDocumentation() throws IOException {
    Map<String, String> rules = new TreeMap<>();
    for (Map<?, ?> rule : rules()) {
      Object wait = rule.get("for");
      rules.put(
          (String) rule.get("alert"), rule.get("expr") + (wait == null ? "" : " for " + wait));
    }
    Map<String, String> documented = new TreeMap<>();
    Pattern.compile("^\\| `(Sluice\\w+)` \\| `(.*?)`( for \\w+)? \\|", Pattern.MULTILINE)
        .matcher(operating())
        .results()
        .forEach(
            row ->
                documented.put(
                    row.group(1),
                    row.group(2).replace("\\|", "|") + (row.group(3) == null ? "" : row.group(3))));

    assertThat(rules).isEqualTo(documented).isNotEmpty();
  }

  @Test
  void asksForMetricsThatAreListed() throws IOException {
    Set<String> listed = names("^\\| `(sluice_[a-z_]+)`", operating());
    String expressions =
        rules().stream().map(rule -> (String) rule.get("expr")).collect(Collectors.joining("\n"));

    assertThat(listed).containsAll(names("(sluice_[a-z_]+)", expressions));
  }

  private static Set<String> names(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Map<?, ?>> rules() throws IOException {
    Map<?, ?> file =
        (Map<?, ?>)
            new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(DOCS.resolve("alerts.yaml")));
    List<Map<?, ?>> rules = new ArrayList<>();
    for (Object group : (List<?>) file.get("groups")) {
      for (Object rule : (List<?>) ((Map<?, ?>) group).get("rules")) {
        rules.add((Map<?, ?>) rule);
      }
    }
    return rules;
  }

  private static String operating() throws IOException {
    return Files.readString(DOCS.resolve("operating.md"));
  }
}
