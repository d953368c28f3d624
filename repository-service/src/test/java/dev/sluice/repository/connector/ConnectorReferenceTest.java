package dev.sluice.repository.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.Threshold;
import dev.sluice.repository.definition.DefinitionReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the reference for people to what the reader and the schema do. */
class ConnectorReferenceTest {
  private static final Pattern SNIPPET = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

  @ParameterizedTest
  @MethodSource("snippets")
  void showsDefinitionsThatWork(String yaml) {
    assertThat(DefinitionReader.read("docs/connector-reference.md", yaml).entityTypes())
        .isNotEmpty();
  }

  static Stream<String> snippets() throws IOException {
    return Stream.of(reference(), Files.readString(Path.of("../docs/expressions.md")))
        .flatMap(page -> SNIPPET.matcher(page).results().map(result -> result.group(1)));
  }

  @Test
  void listsEveryThresholdWithItsDefault() throws IOException {
    List<String> rows =
        Pattern.compile("(?m)^\\| `(\\w+Lines)` \\| (\\d+) \\|")
            .matcher(reference())
            .results()
            .map(row -> row.group(1) + " " + row.group(2))
            .toList();

    assertThat(rows)
        .containsExactlyElementsOf(
            Arrays.stream(Threshold.values())
                .map(each -> each.label() + " " + (long) each.defaultLimit())
                .toList());
  }

  @Test
  void describesEveryKeyOfTheSchema() throws IOException {
    // Whole words of inline code: `path`, and those of `{ column, property }` too.
    Set<String> described =
        Pattern.compile("`([^`\n]+)`")
            .matcher(reference())
            .results()
            .flatMap(code -> Arrays.stream(code.group(1).split("[^A-Za-z]+")))
            .collect(Collectors.toSet());
    Set<String> keys = new TreeSet<>();
    try (InputStream schema = getClass().getResourceAsStream("/schema/connector.schema.json")) {
      collect(JsonMapper.shared().readTree(schema), keys);
    }

    assertThat(described).containsAll(keys);
  }

  private static void collect(JsonNode schema, Set<String> keys) {
    JsonNode properties = schema.path("properties");
    keys.addAll(properties.propertyNames());
    properties.forEach(each -> collect(each, keys));
    schema.path("$defs").forEach(each -> collect(each, keys));
    schema.path("anyOf").forEach(each -> collect(each, keys));
    collectOne(schema.path("items"), keys);
  }

  private static void collectOne(JsonNode schema, Set<String> keys) {
    if (schema.isObject()) {
      collect(schema, keys);
    }
  }

  private static String reference() throws IOException {
    return Files.readString(Path.of("../docs/connector-reference.md"));
  }
}
