package dev.sluice.repository.connector;

import static java.util.stream.Collectors.toMap;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import java.util.Map;

/** What holds a connector's runs, and who may let them go on: all that loosens the guard. */
record Limits(
    Map<String, Double> connector,
    Map<String, Map<String, Double>> entityTypes,
    Map<String, Map<String, Double>> associations,
    boolean otherPerson,
    boolean acknowledge) {

  static Limits of(ConnectorDefinition definition) {
    return new Limits(
        definition.thresholds(),
        definition.entityTypes().stream()
            .collect(toMap(EntityTypeDefinition::name, EntityTypeDefinition::thresholds)),
        definition.associations().stream()
            .collect(toMap(AssociationDefinition::name, AssociationDefinition::thresholds)),
        Boolean.TRUE.equals(definition.review().otherPerson()),
        Boolean.TRUE.equals(definition.review().acknowledge()));
  }
}
