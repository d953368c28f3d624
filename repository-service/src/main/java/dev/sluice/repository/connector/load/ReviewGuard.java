package dev.sluice.repository.connector.load;

import static java.util.stream.Collectors.toMap;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition.Protection;
import java.util.Map;

/** What holds a connector's runs, and who may let them go on: all that loosens the guard. */
record ReviewGuard(
    Map<String, Double> connector,
    Map<String, Map<String, Double>> entityTypes,
    Map<String, Map<String, Double>> associations,
    Map<String, Protection> protections,
    boolean otherPerson,
    boolean acknowledge) {

  static ReviewGuard of(ConnectorDefinition definition) {
    return new ReviewGuard(
        definition.thresholds(),
        definition.entityTypes().stream()
            .collect(toMap(EntityTypeDefinition::name, EntityTypeDefinition::thresholds)),
        definition.associations().stream()
            .collect(toMap(AssociationDefinition::name, AssociationDefinition::thresholds)),
        definition.entityTypes().stream()
            .filter(each -> each.protection() != null)
            .collect(toMap(EntityTypeDefinition::name, EntityTypeDefinition::protection)),
        Boolean.TRUE.equals(definition.review().otherPerson()),
        Boolean.TRUE.equals(definition.review().acknowledge()));
  }
}
