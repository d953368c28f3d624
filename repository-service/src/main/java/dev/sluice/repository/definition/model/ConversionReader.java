package dev.sluice.repository.definition.model;

import dev.sluice.contract.cell.CellConversion;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.repository.definition.yaml.NearestName;
import dev.sluice.repository.definition.yaml.Section;
import dev.sluice.repository.definition.yaml.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads the rules that rewrite the cells of a property. */
final class ConversionReader {
  static final String[] KEYS = {"trim", "lowerCase", "decimalComma", "values", "default"};

  private ConversionReader() {}

  static CellConversion read(Section section, PropertyDefinition property) {
    return new CellConversion(
        flag(section, "trim", property, PropertyType.STRING),
        flag(section, "lowerCase", property, PropertyType.STRING),
        flag(section, "decimalComma", property, PropertyType.DECIMAL),
        values(section, property),
        defaultValue(section, property));
  }

  private static boolean flag(
      Section section, String key, PropertyDefinition property, PropertyType type) {
    boolean flag = section.value(key).flatMap(Value::flag).orElse(false);
    if (flag && property.type() != type) {
      String kind = type.name().toLowerCase(Locale.ROOT);
      section.refuseKey(
          key,
          "`" + key + "` is for properties of type `" + kind + "`",
          "Remove `" + key + "`, or declare `type: " + kind + "`");
    }
    return flag;
  }

  private static Map<String, String> values(Section section, PropertyDefinition property) {
    Optional<Section> values = section.section("values");
    if (values.isPresent() && values.get().names().isEmpty()) {
      section.refuseKey(
          "values", "there are no words", "Write `word: value` pairs, or remove the key");
    }
    return values.map(each -> byWord(each, property)).orElse(Map.of());
  }

  private static Map<String, String> byWord(Section values, PropertyDefinition property) {
    Map<String, String> byWord = new LinkedHashMap<>();
    for (String written : values.names()) {
      String word = written.strip().toLowerCase(Locale.ROOT);
      if (word.isEmpty()) {
        values.refuseKey(
            written, "an empty cell never has a value", "Remove the word, or use `default`");
      } else if (byWord.containsKey(word)) {
        values.refuseKey(
            written,
            "`" + NearestName.shorten(written) + "` is named twice; case does not matter",
            "Keep one of the two");
      }
      values
          .value(written)
          .flatMap(each -> nothing(each) ? Optional.of("") : CanonicalValues.read(each, property))
          .ifPresent(value -> byWord.put(word, value));
    }
    return byWord;
  }

  private static boolean nothing(Value value) {
    return value.isScalar(Tag.NULL);
  }

  private static @Nullable String defaultValue(Section section, PropertyDefinition property) {
    Optional<Value> value = section.value("default");
    if (value.isPresent() && property.unique()) {
      section.refuseKey(
          "default",
          "the property is unique, and a default would be the same for many",
          "Remove `default`");
      return null;
    }
    return value.flatMap(each -> CanonicalValues.read(each, property)).orElse(null);
  }
}
