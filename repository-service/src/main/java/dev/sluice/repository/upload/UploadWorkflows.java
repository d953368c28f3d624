package dev.sluice.repository.upload;

import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.ConnectorDefinition.ImportedFile;
import dev.sluice.contract.upload.UploadPurpose;
import dev.sluice.contract.upload.UploadRequest;
import dev.sluice.contract.upload.UploadWorkflow;
import dev.sluice.repository.TemporalCalls;
import dev.sluice.repository.TemporalUnavailableException;
import dev.sluice.repository.jooq.tables.records.UploadRecord;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Starts and cancels the workflows of uploads. */
@Component
class UploadWorkflows {
  private static final Logger LOG = LoggerFactory.getLogger(UploadWorkflows.class);

  private final WorkflowClient client;
  private final TemporalCalls temporal;
  private final Duration patience;

  UploadWorkflows(WorkflowClient client, TemporalCalls temporal, UploadProperties uploads) {
    this.client = client;
    this.temporal = temporal;
    patience = uploads.patience();
  }

  /**
   * Starts the workflow of an upload, unless that was done before.
   *
   * @throws TemporalUnavailableException if nobody answered in time
   */
  void start(UploadRecord upload, ConnectorDefinition connector) {
    UploadWorkflow workflow =
        client.newWorkflowStub(
            UploadWorkflow.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowId(id(upload))
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .build());
    UploadRequest request = request(upload, connector);
    temporal.ask(
        () -> {
          try {
            return WorkflowClient.start(workflow::take, request);
          } catch (WorkflowExecutionAlreadyStarted e) {
            LOG.debug("The workflow of upload {} was already started", upload.getId());
            return e.getExecution();
          }
        });
  }

  private UploadRequest request(UploadRecord upload, ConnectorDefinition connector) {
    UploadPurpose purpose = UploadPurpose.valueOf(upload.getPurpose());
    ImportedFile file =
        new ImportedFile(
            upload.getId().toString(),
            upload.getSource(),
            upload.getName(),
            upload.getSha256(),
            true,
            purpose == UploadPurpose.UPDATE);
    return new UploadRequest(
        upload.getId().toString(),
        upload.getAsked(),
        connector.forAgents().importing(file),
        purpose,
        upload.getBytes(),
        patience);
  }

  /**
   * Cancels the workflow of an upload that has been cancelled; one that has ended is left alone.
   */
  void cancel(UploadRecord upload) {
    WorkflowStub workflow =
        client.newUntypedWorkflowStub(
            WorkflowTargetOptions.newBuilder().setWorkflowId(id(upload)).build());
    try {
      temporal.ask(
          () -> {
            workflow.cancel();
            return true;
          });
    } catch (StatusRuntimeException | WorkflowException | TemporalUnavailableException e) {
      // The agent asks the server before it places anything, and hears it then.
      LOG.info(
          "The workflow of upload {} could not be told that it is cancelled: {}",
          upload.getId(),
          e.toString());
    }
  }

  private static String id(UploadRecord upload) {
    return WorkflowIds.upload(upload.getId().toString(), upload.getAsked());
  }
}
