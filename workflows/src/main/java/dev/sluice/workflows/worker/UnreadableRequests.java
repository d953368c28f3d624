package dev.sluice.workflows.worker;

import io.temporal.common.converter.DataConverterException;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import io.temporal.worker.WorkflowImplementationOptions;

/**
 * Fails a workflow whose input cannot be read, with the reason. Temporal would otherwise retry it
 * forever, and a misspelt {@code dryRun} must not be ignored.
 */
public final class UnreadableRequests
    implements TemporalOptionsCustomizer<WorkflowImplementationOptions.Builder> {

  @Override
  public WorkflowImplementationOptions.Builder customize(
      WorkflowImplementationOptions.Builder options) {
    return options.setFailWorkflowExceptionTypes(DataConverterException.class);
  }
}
