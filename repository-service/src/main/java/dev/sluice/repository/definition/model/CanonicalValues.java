package dev.sluice.repository.definition.model;

import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.rows.CanonicalForm;
import dev.sluice.repository.definition.yaml.NearestName;
import dev.sluice.repository.definition.yaml.Value;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads values in a definition, which are written in canonical form, independently of the format of
 * cells.
 */
final class CanonicalValues {
  private CanonicalValues() {}

  /** The value in the canonical form of the property's type. */
  static Optional<String> read(Value value, PropertyDefinition property) {
    Optional<String> word = value.word();
    if (word.isPresent() && word.get().isBlank()) {
      value.refuse("the value is empty", "Write a value");
      return Optional.empty();
    }
    PropertyDefinition plain = new PropertyDefinition("", "", property.type(), null, false, false);
    Optional<String> canonical =
        word.flatMap(each -> Optional.ofNullable(CanonicalForm.of(plain).canonical(each)));
    if (word.isPresent() && canonical.isEmpty()) {
      value.refuse(
          "`" + NearestName.shorten(word.get()) + "` is not " + kind(property.type()),
          "Write it as in " + example(property.type()));
    }
    return canonical;
  }

  private static String kind(PropertyType type) {
    String word = type.name().toLowerCase(Locale.ROOT);
    return ("aeiou".indexOf(word.charAt(0)) < 0 ? "a " : "an ") + word;
  }

  private static String example(PropertyType type) {
    return switch (type) {
      case STRING -> "`text`";
      case INTEGER -> "`42`";
      case DECIMAL -> "`4.2`";
      case BOOLEAN -> "`true`";
      case DATE -> "`2020-03-01`";
      case INSTANT -> "`2020-03-01T08:00:00Z`";
      case LOCALE -> "`en-US`";
    };
  }
}
