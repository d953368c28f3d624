package dev.sluice.repository.reject;

import static dev.sluice.repository.jooq.Tables.COMPARED_TARGET;
import static dev.sluice.repository.jooq.Tables.REJECT;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.template.TemplateColumns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Finds the rejected rows of a run. */
@Component
class Rejects {
  private final DSLContext database;

  Rejects(DSLContext database) {
    this.database = database;
  }

  /**
   * The rejected rows of a source, or of an entity type or association; a source goes before others
   * of its name.
   *
   * @throws ProblemException if the definition has nothing of this name
   */
  RejectedRows of(UUID run, ConnectorDefinition connector, String name) {
    if (connector.sources().stream().map(SourceDefinition::name).anyMatch(name::equals)) {
      return rows(run, connector, name, REJECT.SOURCE.eq(name));
    }
    String source = sources(connector).get(name);
    if (source == null) {
      throw ProblemException.notFound(
          "The run has no source, entity type or association with this name.");
    }
    return rows(run, connector, source, REJECT.TARGET.eq(name));
  }

  private RejectedRows rows(UUID run, ConnectorDefinition connector, String source, Condition of) {
    RejectedFile file =
        new RejectedFile(
            connector.source(source),
            known(run, connector, source)
                .orElseGet(() -> TemplateColumns.names(connector, source)));
    return new RejectedRows(
        database, REJECT.SYNCHRONIZATION_ID.eq(run).and(of), file, new ToldCells(connector, file));
  }

  /** The columns of the file, if the agent has told them. */
  private Optional<List<String>> known(UUID run, ConnectorDefinition connector, String source) {
    List<String> targets =
        sources(connector).entrySet().stream()
            .filter(each -> each.getValue().equals(source))
            .map(Map.Entry::getKey)
            .toList();
    return database
        .select(COMPARED_TARGET.SOURCE_COLUMNS)
        .from(COMPARED_TARGET)
        .where(COMPARED_TARGET.SYNCHRONIZATION_ID.eq(run))
        .and(COMPARED_TARGET.TARGET.in(targets))
        .and(COMPARED_TARGET.SOURCE_COLUMNS.isNotNull())
        .limit(1)
        .fetchOptional(COMPARED_TARGET.SOURCE_COLUMNS)
        .map(List::of);
  }

  /** The sources of entity types and associations, by these. */
  private static Map<String, String> sources(ConnectorDefinition connector) {
    Map<String, String> sources = new HashMap<>();
    connector.entityTypes().forEach(each -> sources.put(each.name(), each.source()));
    connector.associations().forEach(each -> sources.put(each.name(), each.source()));
    return sources;
  }
}
