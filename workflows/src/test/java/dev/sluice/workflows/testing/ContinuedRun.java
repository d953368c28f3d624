package dev.sluice.workflows.testing;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.Map;

/** A workflow that goes on as a synchronization. */
@WorkflowInterface
public interface ContinuedRun {
  @WorkflowMethod
  void start(Map<String, String> request);

  /** Goes on at once. */
  final class Impl implements ContinuedRun {
    @Override
    public void start(Map<String, String> request) {
      Workflow.continueAsNew("SynchronizationWorkflow", null, request);
    }
  }
}
