package dev.sluice.repository.template;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.repository.connector.Connectors;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Finds the columns of a source, and whether stored data can be written for it. */
@Component
final class Templates {
  private final Connectors connectors;
  private final DSLContext database;

  Templates(Connectors connectors, DSLContext database) {
    this.connectors = connectors;
    this.database = database;
  }

  /**
   * The template of a source.
   *
   * @param full whether all that the connector holds is in it
   */
  Template of(String connector, String source, boolean full) {
    ConnectorDefinition definition =
        connectors
            .definition(connector)
            .orElseThrow(() -> ProblemException.unknownConnector(connector));
    if (definition.sources().stream().map(SourceDefinition::name).noneMatch(source::equals)) {
      throw ProblemException.notFound("The connector has no source with this name.");
    }
    return new Template(
        definition,
        source,
        TemplateColumns.of(definition, source),
        full ? data(database, definition, source) : TemplateData.NONE);
  }

  /** All that a connector holds, as lines of a source. */
  static TemplateData data(DSLContext database, ConnectorDefinition connector, String source) {
    List<EntityTypeDefinition> types =
        connector.entityTypes().stream().filter(each -> each.source().equals(source)).toList();
    List<AssociationDefinition> associations =
        connector.associations().stream().filter(each -> each.source().equals(source)).toList();
    if (types.size() > 1) {
      throw noWayBack(
          "its rows become resources of several entity types, and it is unknown which belong"
              + " together");
    }
    if (types.size() == 1) {
      return resources(database, connector, types.get(0), associations);
    }
    if (associations.size() > 1) {
      throw noWayBack(
          "its rows become links of several associations, and it is unknown which belong together");
    }
    AssociationDefinition only = associations.get(0);
    requireStored(ReadColumns.of(only), Set.of(only.owner().column(), only.target().column()));
    return new LinkLines(database, connector, only);
  }

  private static TemplateData resources(
      DSLContext database,
      ConnectorDefinition connector,
      EntityTypeDefinition type,
      List<AssociationDefinition> associations) {
    // An expression reads texts, so it says the same of them again, unless they were rewritten.
    Set<String> stored =
        type.properties().stream()
            .filter(each -> !each.computed() && each.type() == PropertyType.STRING)
            .filter(each -> !each.conversion().rewrites())
            .map(PropertyDefinition::column)
            .collect(Collectors.toSet());
    requireStored(ReadColumns.of(type), stored);
    for (AssociationDefinition each : associations) {
      requireStored(ReadColumns.of(each), stored);
      if (!ResourceLines.namesItself(connector, type, each.owner())
          && !ResourceLines.namesItself(connector, type, each.target())) {
        throw noWayBack(
            "its rows become links of " + each.name() + " between other resources than their own");
      }
    }
    return new ResourceLines(database, connector, type, associations);
  }

  /** What an expression reads has to be in the file, or it says something else. */
  private static void requireStored(Map<String, List<String>> read, Set<String> stored) {
    read.forEach(
        (what, columns) ->
            columns.stream()
                .filter(each -> !stored.contains(each))
                .findFirst()
                .ifPresent(
                    each -> {
                      throw noWayBack(
                          what + " reads the column `" + each + "`, which is not stored as a text");
                    }));
  }

  private static ProblemException noWayBack(String why) {
    return new ProblemException(
        ProblemCode.NO_WAY_BACK,
        "The stored data cannot be written for this source: " + why + "; use the empty template");
  }
}
