package dev.sluice.repository.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sluice.contract.definition.Threshold;
import dev.sluice.repository.definition.DefinitionCase.SchemaVerdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the published schema and the reader together. */
class ConnectorSchemaTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNode SCHEMA = load("/schema/connector.schema.json");
  private static final Schema CONNECTOR =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(SCHEMA);

  @Test
  void isAValidSchema() {
    Schema meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(meta.validate(SCHEMA)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void judgesAsTheReaderDoes(DefinitionCase each) {
    List<Error> errors = CONNECTOR.validate(document(each.yaml()));

    assertThat(errors.isEmpty()).as("%s", errors).isEqualTo(each.schema() == SchemaVerdict.ACCEPTS);
  }

  static Stream<DefinitionCase> cases() {
    return DefinitionCase.all().filter(each -> each.schema() != SchemaVerdict.NONE);
  }

  @Test
  void knowsEveryThresholdWithItsDefault() {
    assertThat(properties("/properties/thresholds"))
        .containsExactlyElementsOf(
            Arrays.stream(Threshold.values()).map(Threshold::label).toList());
    for (Threshold each : Threshold.values()) {
      JsonNode limit = SCHEMA.at("/properties/thresholds/properties/" + each.label());
      assertThat(limit.at("/default").asDouble()).isEqualTo(each.defaultLimit());
      assertThat(limit.at("/$ref").asString())
          .isEqualTo(each.unit() == Threshold.Unit.LINES ? "#/$defs/lines" : "#/$defs/percentage");
    }
    assertThat(properties("/$defs/entityType/properties/thresholds"))
        .containsExactlyElementsOf(labels(Threshold.Subject.RESOURCE, Threshold.Subject.ROW));
    assertThat(properties("/$defs/association/properties/thresholds"))
        .containsExactlyElementsOf(labels(Threshold.Subject.LINK));
  }

  private static List<String> labels(Threshold.Subject... subjects) {
    return Arrays.stream(Threshold.values())
        .filter(each -> List.of(subjects).contains(each.subject()))
        .map(Threshold::label)
        .toList();
  }

  private static List<String> properties(String pointer) {
    return List.copyOf(SCHEMA.at(pointer + "/properties").propertyNames());
  }

  /** The definition as an editor sees it. */
  private static JsonNode document(String yaml) {
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    return JSON.valueToTree(new Load(settings).loadFromString(yaml));
  }

  private static JsonNode load(String resource) {
    try (InputStream stream = ConnectorSchemaTest.class.getResourceAsStream(resource)) {
      return JSON.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
