package dev.sluice.repository.connector.check;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.connection.ConnectionCheckRequest;
import dev.sluice.contract.connection.ConnectionCheckResult;
import dev.sluice.contract.connection.ConnectionCheckWorkflow;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.RepositoryProperties;
import dev.sluice.repository.TemporalCalls;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Starts checks and waits for the agent's answer; no answer is a problem, too. */
@Component
class ConnectionChecks {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionChecks.class);

  private final WorkflowClient client;
  private final TemporalCalls temporal;
  private final Duration timeout;

  ConnectionChecks(WorkflowClient client, TemporalCalls temporal, RepositoryProperties properties) {
    this.client = client;
    this.temporal = temporal;
    this.timeout = properties.checkTimeout();
  }

  /**
   * What the agent finds in the connector's files, and all that would keep a run from reading them.
   */
  ConnectionCheckResult check(ConnectorDefinition connector) {
    WorkflowStub check = stub(connector);
    try {
      return temporal.within(timeout, () -> answer(check, connector));
    } catch (StatusRuntimeException | WorkflowException | TimeoutException failure) {
      LOG.warn("Connector {} could not be checked: {}", connector.name(), failure.toString());
      return new ConnectionCheckResult(
          List.of(check.getExecution() == null ? notStarted() : notEnded(connector)));
    }
  }

  private ConnectionCheckResult answer(WorkflowStub check, ConnectorDefinition connector)
      throws TimeoutException {
    check.start(new ConnectionCheckRequest(connector.forAgents()));
    return check.getResult(timeout.toMillis(), TimeUnit.MILLISECONDS, ConnectionCheckResult.class);
  }

  private WorkflowStub stub(ConnectorDefinition connector) {
    String id = WorkflowIds.check(connector.name(), UUID.randomUUID().toString());
    return client.newUntypedWorkflowStub(
        ConnectionCheckWorkflow.class.getSimpleName(),
        WorkflowOptions.newBuilder()
            .setTaskQueue(TaskQueues.WORKFLOWS)
            .setWorkflowId(id)
            // Nobody waits any longer, and an unheard check is not worth catching up on.
            .setWorkflowExecutionTimeout(timeout)
            .build());
  }

  private static Failure notStarted() {
    return Failure.of(
        FailureType.INTERNAL,
        "The files could not be checked: Temporal cannot be reached.",
        "Start Temporal, or correct its address in the server's configuration, and check again.");
  }

  private Failure notEnded(ConnectorDefinition connector) {
    return Failure.of(
        FailureType.INTERNAL,
        "The files could not be checked: there was no answer within "
            + timeout.toSeconds()
            + " seconds.",
        "Start the service that runs the workflows and the agent '"
            + connector.agent()
            + "', and check again.");
  }
}
