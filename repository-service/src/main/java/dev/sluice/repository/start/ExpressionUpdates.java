package dev.sluice.repository.start;

import static dev.sluice.repository.jooq.Tables.CONNECTOR;

import dev.sluice.repository.definition.DefinitionException;
import dev.sluice.repository.definition.DefinitionReader;
import dev.sluice.repository.jooq.tables.records.ConnectorRecord;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.run.MissedCommands;
import dev.sluice.repository.run.OpenRuns;
import dev.sluice.repository.run.RunRequest;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Requests runs that compute expressions again, from the files that were applied last. Such a run
 * must be the connector's next one: otherwise it would undo what another run applied. Compare
 * checks this again.
 */
@Component
class ExpressionUpdates {
  private final DSLContext database;

  ExpressionUpdates(DSLContext database) {
    this.database = database;
  }

  /**
   * The request with the run whose files are meant.
   *
   * @throws ProblemException if the connector is unknown, or cannot be computed again now
   */
  RunRequest judged(RunRequest request) {
    String name = request.connector();
    ConnectorRecord connector =
        database
            .selectFrom(CONNECTOR)
            .where(CONNECTOR.NAME.eq(name))
            .fetchOptional()
            .orElseThrow(() -> ProblemException.unknownConnector(name));
    if (!computes(connector)) {
      throw refused("Its definition has no expression and no filter.");
    }
    if (connector.getLastApplied() == null) {
      throw refused("No run of the connector was applied yet. Run it in mode initial.");
    }
    if (OpenRuns.any(database, name)) {
      throw new ProblemException(
          ProblemCode.RUN_OPEN,
          "A run of the connector is open. Wait until it has ended, or decide on it.");
    }
    if (!MissedCommands.of(database, List.of(name)).isEmpty()) {
      throw refused("Commands of the connector were not applied. Run it in mode complete.");
    }
    return request.recomputing(connector.getLastApplied());
  }

  private static boolean computes(ConnectorRecord connector) {
    try {
      return DefinitionReader.read(connector.getName(), connector.getDefinition()).computes();
    } catch (DefinitionException unreadable) {
      throw refused("Its definition cannot be read. Reload it.");
    }
  }

  private static ProblemException refused(String why) {
    return new ProblemException(ProblemCode.NOTHING_TO_COMPUTE, why);
  }
}
