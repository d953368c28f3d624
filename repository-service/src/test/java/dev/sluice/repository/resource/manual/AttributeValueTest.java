package dev.sluice.repository.resource.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What people send over REST has the values that agent and server agree on. */
class AttributeValueTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @ParameterizedTest
  @CsvFileSource(
      resources = "/rows/canonical-values.csv",
      delimiter = '|',
      numLinesToSkip = 1,
      nullValues = "REJECTED")
  void leavesCanonicalValuesAsTheyAre(
      PropertyType type, String format, String cell, String canonical) {
    if (canonical == null) {
      return;
    }
    PropertyDefinition property = property(type, format);

    assertThat(AttributeValue.key(property, canonical)).isEqualTo(canonical);
    assertThat(AttributeValue.of(property, json(type, canonical)))
        .hasValueSatisfying(value -> assertThat(text(value)).isEqualTo(canonical));
  }

  /** People may write less freely than files; what is taken means the same. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "/rows/canonical-values.csv",
      delimiter = '|',
      numLinesToSkip = 1,
      nullValues = "REJECTED")
  void takesACellForNoOtherValueThanTheAgentDoes(
      PropertyType type, String format, String cell, String canonical) {
    if (canonical == null || format != null) {
      return;
    }
    try {
      assertThat(AttributeValue.key(property(type, null), cell)).isEqualTo(canonical);
    } catch (InvalidAttributeException refusal) {
      assertThat(cell).isNotEqualTo(canonical);
    }
  }

  private static JsonNode json(PropertyType type, String canonical) {
    return switch (type) {
      case INTEGER, DECIMAL -> NODES.numberNode(new BigDecimal(canonical));
      case BOOLEAN -> NODES.booleanNode(Boolean.parseBoolean(canonical));
      case STRING, DATE, INSTANT, LOCALE -> NODES.stringNode(canonical);
    };
  }

  private static String text(JsonNode value) {
    return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
  }

  private static PropertyDefinition property(PropertyType type, String format) {
    return new PropertyDefinition("p", "p", type, format, false, false);
  }
}
