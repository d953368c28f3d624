package dev.sluice.repository.connector;

import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.jooq.impl.DSL.excluded;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.connector.definition.DefinitionException;
import dev.sluice.repository.connector.definition.DefinitionProblem;
import dev.sluice.repository.connector.definition.DefinitionReader;
import dev.sluice.repository.run.MissedCommands;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The loaded connectors, and how they are loaded. */
@Component
public class Connectors {
  private static final Logger LOG = LoggerFactory.getLogger(Connectors.class);

  /** What became of a request to delete a connector. */
  enum Deletion {
    DELETED,
    UNKNOWN,
    RUN_OPEN
  }

  private final ConnectorRepository repository;
  private final ConnectorsFolder folder;
  private final DSLContext database;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private volatile List<DefinitionProblem> problems = List.of();

  Connectors(
      ConnectorRepository repository,
      ConnectorsFolder folder,
      DSLContext database,
      TransactionTemplate transaction,
      Clock clock) {
    this.repository = repository;
    this.folder = folder;
    this.database = database;
    this.transaction = transaction;
    this.clock = clock;
  }

  public Optional<Connector> find(String name) {
    return repository.findById(name);
  }

  /** The definition of a loaded connector; empty where there is none of this name. */
  public Optional<ConnectorDefinition> definition(String name) {
    return find(name).flatMap(Connectors::readable);
  }

  /** The definitions of all loaded connectors, by name. */
  public List<ConnectorDefinition> definitions() {
    return list("", Limit.unlimited()).stream()
        .flatMap(connector -> readable(connector).stream())
        .toList();
  }

  List<Connector> list(String after, Limit limit) {
    return repository.findByNameGreaterThanOrderByName(after, limit);
  }

  /** What earlier runs of these connectors carried and did not apply. */
  Map<String, MissedCommands> missedCommands(List<String> names) {
    return MissedCommands.of(database, names);
  }

  /** What was wrong with the folder's files when this server last loaded them. */
  List<DefinitionProblem> problems() {
    return problems;
  }

  /** Whether there is a folder to load from. */
  boolean hasFolder() {
    return folder.configured();
  }

  /** Loads every definition of the folder; a bad one leaves what was loaded before in force. */
  public LoadReport reload() {
    LoadReport report = load(each -> true);
    problems = report.problems();
    return report;
  }

  /** Loads the file that defines one connector; nothing is loaded where no file does. */
  LoadReport reload(String name) {
    return load(each -> name.equals(each.connector()));
  }

  private LoadReport load(Predicate<DefinitionFile> wanted) {
    List<String> loaded = new ArrayList<>();
    List<DefinitionProblem> found = new ArrayList<>();
    for (DefinitionFile each : folder.read()) {
      if (!wanted.test(each)) {
        continue;
      }
      ConnectorDefinition definition = each.definition();
      if (definition == null) {
        each.problems().forEach(problem -> LOG.warn("Definition not loaded: {}", problem));
        found.addAll(each.problems());
      } else {
        put(definition, each.yaml());
        loaded.add(definition.name());
      }
    }
    return new LoadReport(List.copyOf(loaded), List.copyOf(found));
  }

  /**
   * Puts a definition in force for later runs. The same text twice is one load, so that several
   * servers may read one folder; what apply wrote about the connector stays untouched.
   *
   * @return whether the connector is new
   */
  boolean put(ConnectorDefinition definition, String yaml) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              boolean known = database.fetchExists(CONNECTOR, CONNECTOR.NAME.eq(definition.name()));
              upsert(definition, yaml);
              return !known;
            }));
  }

  private void upsert(ConnectorDefinition definition, String yaml) {
    database
        .insertInto(CONNECTOR)
        .set(CONNECTOR.NAME, definition.name())
        .set(CONNECTOR.DEFINITION, yaml)
        .set(CONNECTOR.AGENT, definition.agent())
        .set(CONNECTOR.LOADED_AT, clock.instant().atOffset(ZoneOffset.UTC))
        .set(CONNECTOR.VERSION, 1L)
        .onConflict(CONNECTOR.NAME)
        .doUpdate()
        .set(CONNECTOR.DEFINITION, excluded(CONNECTOR.DEFINITION))
        .set(CONNECTOR.AGENT, excluded(CONNECTOR.AGENT))
        .set(CONNECTOR.LOADED_AT, excluded(CONNECTOR.LOADED_AT))
        .set(CONNECTOR.VERSION, CONNECTOR.VERSION.plus(1))
        .where(CONNECTOR.DEFINITION.ne(excluded(CONNECTOR.DEFINITION)))
        .execute();
  }

  /** Forgets a connector that no open run uses; its resources and links stay. */
  Deletion delete(String name) {
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
              if (hasOpenRun(name)) {
                return Deletion.RUN_OPEN;
              }
              database.deleteFrom(CONNECTOR).where(CONNECTOR.NAME.eq(name)).execute();
              return Deletion.DELETED;
            });
    return deletion == null ? Deletion.UNKNOWN : deletion;
  }

  private boolean hasOpenRun(String name) {
    List<String> open =
        Arrays.stream(Status.values()).filter(status -> !status.ended()).map(Status::name).toList();
    return database.fetchExists(
        SYNCHRONIZATION, SYNCHRONIZATION.CONNECTOR.eq(name).and(SYNCHRONIZATION.STATUS.in(open)));
  }

  /** A definition that an earlier release loaded may no longer be readable. */
  private static Optional<ConnectorDefinition> readable(Connector connector) {
    try {
      return Optional.of(DefinitionReader.read(connector.name(), connector.definition()));
    } catch (DefinitionException e) {
      LOG.warn("The loaded definition of {} is not readable: {}", connector.name(), e.getMessage());
      return Optional.empty();
    }
  }
}
