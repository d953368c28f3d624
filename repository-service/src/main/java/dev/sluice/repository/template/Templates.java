package dev.sluice.repository.template;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.SourceDefinition;
import dev.sluice.repository.connector.Connectors;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Finds out what stands in a source, and whether what is stored can be written back to it. */
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
   * @param full whether all that the connector holds stands in it
   */
  Template of(String connector, String source, boolean full) {
    ConnectorDefinition definition =
        connectors
            .definition(connector)
            .orElseThrow(() -> ProblemException.unknownConnector(connector));
    if (definition.sources().stream().map(SourceDefinition::name).noneMatch(source::equals)) {
      throw ProblemException.notFound("The connector has no source of this name.");
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
          "its rows become resources of several entity types, and nothing tells which belong"
              + " together");
    }
    if (types.size() == 1) {
      return resources(database, connector, types.get(0), associations);
    }
    if (associations.size() > 1) {
      throw noWayBack(
          "its rows become links of several associations, and nothing tells which belong together");
    }
    return new LinkLines(database, connector, associations.get(0));
  }

  private static TemplateData resources(
      DSLContext database,
      ConnectorDefinition connector,
      EntityTypeDefinition type,
      List<AssociationDefinition> associations) {
    for (AssociationDefinition each : associations) {
      if (!ResourceLines.namesItself(connector, type, each.owner())
          && !ResourceLines.namesItself(connector, type, each.target())) {
        throw noWayBack(
            "its rows become links of " + each.name() + " between other resources than their own");
      }
    }
    return new ResourceLines(database, connector, type, associations);
  }

  private static ProblemException noWayBack(String why) {
    return new ProblemException(
        ProblemCode.NO_WAY_BACK,
        "What is stored cannot be written back to this source: "
            + why
            + "; take the empty template");
  }
}
