package dev.sluice.repository.connector;

import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.UNSETTLED_ROW;
import static dev.sluice.repository.jooq.Tables.WITHHELD_CHANGE;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.definition.yaml.DefinitionProblem;
import dev.sluice.repository.run.MissedCommands;
import dev.sluice.repository.run.OpenRuns;
import dev.sluice.repository.unique.UniqueDeclarations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The loaded connectors. */
@Component
public class Connectors {
  /** What became of a request to delete a connector. */
  public enum Deletion {
    DELETED,
    UNKNOWN,
    RUN_OPEN
  }

  /**
   * A loaded definition as it is judged today.
   *
   * @param definition null if it cannot be read any more
   */
  public record Judged(
      @Nullable ConnectorDefinition definition,
      List<DefinitionProblem> problems,
      List<DefinitionProblem> warnings) {}

  private final ConnectorRepository repository;
  private final DSLContext database;
  private final TransactionTemplate transaction;
  private final ReadDefinitions read = new ReadDefinitions();

  Connectors(ConnectorRepository repository, DSLContext database, TransactionTemplate transaction) {
    this.repository = repository;
    this.database = database;
    this.transaction = transaction;
  }

  public Optional<Connector> find(String name) {
    return repository.findById(name);
  }

  /** The definition of a loaded connector; empty where there is none of this name. */
  public Optional<ConnectorDefinition> definition(String name) {
    Optional<Connector> connector = find(name);
    if (connector.isEmpty()) {
      read.forget(name);
    }
    return connector.flatMap(read::of);
  }

  /** What is wrong with a loaded definition; empty if there is no such connector. */
  public Optional<Judged> judge(String name) {
    return find(name).map(loaded -> judge(DefinitionFile.parse(name, loaded.definition())));
  }

  private Judged judge(DefinitionFile file) {
    ConnectorDefinition definition = file.definition();
    if (definition == null) {
      return new Judged(null, file.problems(), List.of());
    }
    SharedEntityTypes shared = shared(file, definition);
    return new Judged(definition, shared.problems(), shared.warnings());
  }

  /** The definitions of all loaded connectors, by name. */
  public List<ConnectorDefinition> definitions() {
    List<Connector> loaded = list("", Limit.unlimited());
    read.keep(loaded);
    return loaded.stream().flatMap(connector -> read.of(connector).stream()).toList();
  }

  public List<Connector> list(String after, Limit limit) {
    return repository.findByNameGreaterThanOrderByName(after, limit);
  }

  /** What earlier runs of these connectors carried and did not apply. */
  public Map<String, MissedCommands> missedCommands(List<String> names) {
    return MissedCommands.of(database, names);
  }

  /** What a loaded definition and the others say differently of the entity types they share. */
  SharedEntityTypes shared(DefinitionFile file, ConnectorDefinition definition) {
    return new SharedEntityTypes(file, definition, definitions());
  }

  /** Forgets a connector that no open run uses; its resources and links stay. */
  public Deletion delete(String name) {
    Deletion deletion =
        transaction.execute(
            status -> {
              boolean known =
                  database
                      .selectOne()
                      .from(CONNECTOR)
                      .where(CONNECTOR.NAME.eq(name))
                      .forUpdate()
                      .fetchOptional()
                      .isPresent();
              if (!known) {
                return Deletion.UNKNOWN;
              }
              if (OpenRuns.any(database, name)) {
                return Deletion.RUN_OPEN;
              }
              database.deleteFrom(CONNECTOR).where(CONNECTOR.NAME.eq(name)).execute();
              UniqueDeclarations.forget(database, name);
              database.deleteFrom(UNSETTLED_ROW).where(UNSETTLED_ROW.CONNECTOR.eq(name)).execute();
              database
                  .deleteFrom(WITHHELD_CHANGE)
                  .where(WITHHELD_CHANGE.CONNECTOR.eq(name))
                  .execute();
              return Deletion.DELETED;
            });
    return deletion == null ? Deletion.UNKNOWN : deletion;
  }
}
