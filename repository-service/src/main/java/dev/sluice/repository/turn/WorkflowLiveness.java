package dev.sluice.repository.turn;

import dev.sluice.repository.TemporalUnavailableException;
import dev.sluice.repository.run.RunWorkflows;
import dev.sluice.repository.run.Synchronization;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds runs whose workflow was terminated in Temporal. */
@Component
class WorkflowLiveness {
  private static final Logger LOG = LoggerFactory.getLogger(WorkflowLiveness.class);

  private final RunWorkflows workflows;

  WorkflowLiveness(RunWorkflows workflows) {
    this.workflows = workflows;
  }

  /**
   * Whether the run's workflow was there once and has closed or vanished. A workflow that closes by
   * itself has told the server before, so its run's row says so already.
   */
  boolean isDead(Synchronization run) {
    if (run.workflowRunId() == null) {
      return false;
    }
    try {
      return !workflows.isUnderWay(run);
    } catch (TemporalUnavailableException e) {
      LOG.debug("Temporal did not return the state of synchronization {}", run.id());
      return false;
    }
  }
}
