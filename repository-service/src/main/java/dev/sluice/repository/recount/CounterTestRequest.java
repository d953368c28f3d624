package dev.sluice.repository.recount;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.rest.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The body that asks for a counter-test.
 *
 * @param entityType whose file is read otherwise
 */
record CounterTestRequest(
    @Schema(description = "Optional if the connector has only one") @Nullable String entityType,
    @Nullable ReadingRequest reading) {

  Reading read(ConnectorDefinition connector) {
    if (reading == null) {
      throw ProblemException.invalid("reading", "how to read the file");
    }
    return reading.read(connector, type(connector.entityTypes()));
  }

  private EntityTypeDefinition type(List<EntityTypeDefinition> types) {
    return types.stream()
        .filter(each -> entityType == null ? types.size() == 1 : each.name().equals(entityType))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "entityType",
                    "one of "
                        + types.stream()
                            .map(EntityTypeDefinition::name)
                            .collect(Collectors.joining(", "))));
  }
}
