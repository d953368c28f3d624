package dev.sluice.repository.connector.load;

import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static org.jooq.impl.DSL.excluded;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.connector.Connector;
import dev.sluice.repository.connector.Connectors;
import dev.sluice.repository.connector.DefinitionFile;
import dev.sluice.repository.definition.yaml.DefinitionProblem;
import dev.sluice.repository.protection.Protections;
import dev.sluice.repository.unique.UniqueDeclarations;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads connectors, from the folder of definitions or one that somebody sends. */
@Component
public class ConnectorLoading {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectorLoading.class);

  private final Connectors connectors;
  private final ConnectorsFolder folder;
  private final DSLContext database;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private volatile List<DefinitionProblem> problems = List.of();

  ConnectorLoading(
      Connectors connectors,
      ConnectorsFolder folder,
      DSLContext database,
      TransactionTemplate transaction,
      Clock clock) {
    this.connectors = connectors;
    this.folder = folder;
    this.database = database;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What was wrong with the folder's files when this server last loaded them. */
  public List<DefinitionProblem> problems() {
    return problems;
  }

  /** Whether there is a folder to load from. */
  public boolean hasFolder() {
    return folder.configured();
  }

  /** Loads every good definition of the folder; a bad one leaves what was loaded before. */
  public LoadReport load() {
    LoadReport report = logged(load(folder.read(), Load.THE_GOOD_ONES));
    problems = report.problems();
    return report;
  }

  /**
   * Loads all definitions of the folder, or none if one of them cannot be loaded.
   *
   * @param dryRun only says what would change
   */
  public LoadReport reload(boolean dryRun) {
    LoadReport report = load(folder.read(), dryRun ? Load.NONE : Load.ALL_OR_NONE);
    if (dryRun) {
      return report;
    }
    problems = report.problems();
    return logged(report);
  }

  /** The same for the file that defines one connector; nothing is loaded where no file does. */
  public LoadReport reload(String name, boolean dryRun) {
    List<DefinitionFile> files =
        folder.read().stream().filter(each -> name.equals(each.connector())).toList();
    LoadReport report = load(files, dryRun ? Load.NONE : Load.ALL_OR_NONE);
    return dryRun ? report : logged(report);
  }

  /**
   * Puts a definition in force for later runs, unless it cannot stand beside those of other
   * connectors.
   */
  public LoadReport put(DefinitionFile file) {
    return logged(load(List.of(file), Load.ALL_OR_NONE));
  }

  private static LoadReport logged(LoadReport report) {
    report.problems().forEach(problem -> LOG.warn("Definition not loaded: {}", problem));
    report.warnings().forEach(warning -> LOG.warn("Definition loaded: {}", warning));
    return report;
  }

  /** What is loaded of several definitions. */
  private enum Load {
    THE_GOOD_ONES,
    ALL_OR_NONE,
    NONE;

    boolean loads(boolean problems) {
      return this == THE_GOOD_ONES || (this == ALL_OR_NONE && !problems);
    }
  }

  /**
   * Looks which of these definitions can be read and can stand beside each other, and loads them.
   * The same text twice is one load, so that several servers may read one folder; what apply wrote
   * about the connectors stays untouched.
   */
  private LoadReport load(List<DefinitionFile> files, Load load) {
    List<DefinitionFile> readable =
        files.stream().filter(each -> each.definition() != null).toList();
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              // Two that do not agree may not be compared with what was there before both.
              UniqueDeclarations.lock(database);
              Map<String, DefinitionFile> before = loaded();
              Agreement agreement =
                  new Agreement(
                      readable,
                      before.values().stream().filter(each -> each.definition() != null).toList());
              List<DefinitionProblem> found =
                  Stream.concat(
                          files.stream().flatMap(each -> each.problems().stream()),
                          agreement.problems().stream())
                      .toList();
              List<String> names =
                  load.loads(!found.isEmpty())
                      ? putInForce(agreement.accepted(), before)
                      : List.of();
              return new LoadReport(
                  names, found, agreement.warnings(), changes(agreement.accepted(), before));
            }));
  }

  private List<String> putInForce(
      List<DefinitionFile> accepted, Map<String, DefinitionFile> before) {
    List<String> names = new ArrayList<>();
    for (DefinitionFile each : accepted) {
      ConnectorDefinition definition = Objects.requireNonNull(each.definition());
      upsert(definition, each.yaml());
      if (changesLimits(definition, before.get(definition.name()))) {
        noteWhoChangedLimits(definition.name());
      }
      UniqueDeclarations.load(database, definition);
      Protections.load(database, definition);
      names.add(definition.name());
    }
    return List.copyOf(names);
  }

  private static boolean changesLimits(ConnectorDefinition now, @Nullable DefinitionFile before) {
    return before == null
        || before.definition() == null
        || !ReviewGuard.of(now).equals(ReviewGuard.of(before.definition()));
  }

  private void noteWhoChangedLimits(String connector) {
    Authentication login = SecurityContextHolder.getContext().getAuthentication();
    database
        .update(CONNECTOR)
        .set(CONNECTOR.LIMITS_CHANGED_BY, login == null ? null : login.getName())
        .where(CONNECTOR.NAME.eq(connector))
        .execute();
  }

  private static List<ConnectorChange> changes(
      List<DefinitionFile> accepted, Map<String, DefinitionFile> before) {
    return accepted.stream()
        .flatMap(
            each -> {
              ConnectorDefinition definition = Objects.requireNonNull(each.definition());
              return ConnectorChange.of(each, definition, before.get(definition.name())).stream();
            })
        .toList();
  }

  /** Lets count what those definitions declare unique that an earlier release loaded. */
  void declare() {
    transaction.executeWithoutResult(
        status ->
            connectors.definitions().forEach(each -> UniqueDeclarations.load(database, each)));
  }

  private Map<String, DefinitionFile> loaded() {
    return connectors.list("", Limit.unlimited()).stream()
        .collect(
            Collectors.toMap(
                Connector::name,
                connector -> DefinitionFile.parse(connector.name(), connector.definition())));
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
}
