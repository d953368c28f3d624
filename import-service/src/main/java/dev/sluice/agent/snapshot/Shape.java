package dev.sluice.agent.snapshot;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.LinkEnd;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a definition interprets the cells of a sorted file: {@code 42} can be a number or a text, and
 * an owner can be found by its key or by its mail address. Rows of files with different shapes
 * cannot be compared as bytes.
 */
public final class Shape {
  private Shape() {}

  /** The shape of an entity type or association of a connector. */
  public static String of(ConnectorDefinition connector, String dataset) {
    return connector.entityTypes().stream()
        .filter(type -> type.name().equals(dataset))
        .findFirst()
        .map(Shape::of)
        .or(() -> ofAssociation(connector, dataset))
        .orElse("");
  }

  private static String of(EntityTypeDefinition type) {
    return type.properties().stream()
        .map(property -> property.name() + " " + property.type())
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> ofAssociation(ConnectorDefinition connector, String dataset) {
    return connector.associations().stream()
        .filter(links -> links.name().equals(dataset))
        .findFirst()
        .map(links -> of(connector, links));
  }

  private static String of(ConnectorDefinition connector, AssociationDefinition links) {
    return of(connector, links.owner()) + " -> " + of(connector, links.target());
  }

  private static String of(ConnectorDefinition connector, LinkEnd end) {
    String property =
        Optional.ofNullable(end.property())
            .orElseGet(() -> connector.entityType(end.entityType()).key());
    return end.entityType() + "." + property;
  }
}
