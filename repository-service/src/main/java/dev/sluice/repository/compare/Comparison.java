package dev.sluice.repository.compare;

import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Mode;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Works out what a run would change, while its rows arrive. All failures are {@link
 * dev.sluice.repository.StepException}s, or exceptions of the database that a retry may mend.
 */
@Component
@SuppressWarnings("DoNotCallSuggester") // until the bodies are here
public final class Comparison {
  private final DataSource database;

  public Comparison(DataSource database) {
    this.database = database;
  }

  /** Forgets what an earlier attempt planned and gives the attempt that may write the plan now. */
  public UUID begin(
      UUID synchronizationId, ConnectorDefinition connector, Mode mode, List<PreparedFile> files) {
    throw new UnsupportedOperationException(database.toString());
  }

  /** Plans the changes of one entity type or association while its rows arrive. */
  public void rows(
      UUID synchronizationId,
      UUID attempt,
      ConnectorDefinition connector,
      Mode mode,
      String target,
      InputStream csv) {
    throw new UnsupportedOperationException();
  }

  /** Keeps the rows that the agent rejected. */
  public void rejects(
      UUID synchronizationId,
      UUID attempt,
      ConnectorDefinition connector,
      String target,
      InputStream csv) {
    throw new UnsupportedOperationException();
  }

  /** Completes the plan and names it by its digest; asked again, it gives the same plan. */
  public Plan finish(
      UUID synchronizationId, UUID attempt, ConnectorDefinition connector, Mode mode) {
    throw new UnsupportedOperationException();
  }
}
