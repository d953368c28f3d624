package dev.sluice.repository.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A definition in {@code cases.yaml}, with what the reader and the schema say of it. */
record DefinitionCase(String id, String yaml, List<String> problems, SchemaVerdict schema) {

  /** What the published schema says. */
  enum SchemaVerdict {
    ACCEPTS,
    REFUSES,
    NONE
  }

  static Stream<DefinitionCase> all() {
    List<?> cases =
        (List<?>) new Load(LoadSettings.builder().build()).loadFromString(text("cases.yaml"));
    return cases.stream().map(each -> of((Map<?, ?>) each));
  }

  static String base() {
    return text("base.yaml");
  }

  private static DefinitionCase of(Map<?, ?> fields) {
    String id = (String) fields.get("id");
    List<String> problems =
        fields.get("problems") instanceof List<?> list
            ? list.stream().map(String.class::cast).toList()
            : List.of();
    SchemaVerdict schema =
        fields.get("schema") instanceof String word
            ? SchemaVerdict.valueOf(word.toUpperCase(Locale.ROOT))
            : problems.isEmpty() ? SchemaVerdict.ACCEPTS : SchemaVerdict.REFUSES;
    return new DefinitionCase(id, yaml(id, fields), problems, schema);
  }

  private static String yaml(String id, Map<?, ?> fields) {
    if (fields.get("yaml") instanceof String yaml) {
      return yaml;
    }
    String base = base();
    if (!(fields.get("replace") instanceof String replaced)) {
      return base;
    }
    if (!base.contains(replaced)) {
      throw new IllegalStateException(id + " replaces what is not there");
    }
    return base.replaceFirst(
        Pattern.quote(replaced), Matcher.quoteReplacement((String) fields.get("with")));
  }

  private static String text(String name) {
    try (InputStream stream = DefinitionCase.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
