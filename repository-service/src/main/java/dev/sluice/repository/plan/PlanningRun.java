package dev.sluice.repository.plan;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;
import java.util.UUID;
import org.jooq.DSLContext;

/** A run whose plan is being written, and the transaction that writes it. */
public record PlanningRun(
    DSLContext dsl, CompareAttempt attempt, ConnectorDefinition connector, Mode mode) {
  public UUID synchronizationId() {
    return attempt.synchronizationId();
  }
}
