package dev.sluice.repository.pair.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.Scope;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EvidenceKindsTest {
  private static final int VALUES = 500;

  /** Name and type of the property, whether it is unique, the n-th value, and its help text. */
  static Stream<Arguments> properties() {
    return Stream.of(
        property("birthday", PropertyType.DATE, n -> "1970-01-01", EvidenceKind.DATE),
        property("since", PropertyType.INSTANT, n -> "2020-01-01T00:00:00Z", EvidenceKind.DATE),
        property("active", PropertyType.BOOLEAN, n -> "true", null),
        property("language", PropertyType.LOCALE, n -> "de", null),
        property("salary", PropertyType.DECIMAL, n -> n + ".50", null),
        // By standard names, however they are written.
        property("given_name", PropertyType.STRING, n -> "x", EvidenceKind.NAME),
        property("telephoneNumber", PropertyType.STRING, n -> "x", EvidenceKind.PHONE),
        property("Job-Title", PropertyType.STRING, n -> "Engineer " + n, EvidenceKind.PLACE),
        property("sAMAccountName", PropertyType.STRING, n -> "x", EvidenceKind.IDENTIFIER),
        // By the look of their values, in any language.
        property("adresse", PropertyType.STRING, n -> n + "@example.org", EvidenceKind.IDENTIFIER),
        property("telefon", PropertyType.STRING, n -> "+49 30 1234-" + n, EvidenceKind.PHONE),
        property("badge", PropertyType.STRING, n -> "B-" + n + "/7", EvidenceKind.IDENTIFIER),
        property("matricule", PropertyType.INTEGER, n -> "10" + n, EvidenceKind.IDENTIFIER),
        property("kostenstelle", PropertyType.STRING, n -> "100" + n % 20, EvidenceKind.PLACE),
        property("ville", PropertyType.STRING, n -> "Ville " + letter(n % 12), EvidenceKind.PLACE),
        property(
            "nom",
            PropertyType.STRING,
            n -> letter(n % 26) + "é" + letter(n / 20),
            EvidenceKind.NAME),
        property(
            "isim",
            PropertyType.STRING,
            n -> "İ" + letter(n % 26) + letter(n / 26),
            EvidenceKind.NAME),
        property("notes", PropertyType.STRING, n -> n < 5 ? "some" : null, null),
        property("empty", PropertyType.STRING, n -> null, null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("properties")
  void knowsWhatAPropertyTells(
      PropertyDefinition property,
      IntFunction<@Nullable String> values,
      @Nullable EvidenceKind told) {
    var kinds = new EvidenceKinds(typeWith(property));
    IntStream.range(0, VALUES)
        .mapToObj(values)
        .forEach(value -> kinds.add(value == null ? Map.of() : Map.of(property.name(), value)));

    assertThat(kinds.byProperty().get(property.name())).isEqualTo(told);
  }

  private static Arguments property(
      String name,
      PropertyType type,
      IntFunction<@Nullable String> values,
      @Nullable EvidenceKind told) {
    return Arguments.of(new PropertyDefinition(name, name, type, null, false, false), values, told);
  }

  private static String letter(int number) {
    return String.valueOf((char) ('a' + number));
  }

  private static EntityTypeDefinition typeWith(PropertyDefinition property) {
    return new EntityTypeDefinition(
        "Person",
        "people",
        "id",
        OnMissing.DELETE,
        Scope.CONNECTOR,
        false,
        null,
        List.of(
            new PropertyDefinition("id", "id", PropertyType.STRING, null, true, true), property),
        Map.of());
  }
}
