package dev.sluice.workflows.worker;

import io.temporal.common.converter.DataConverterException;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import io.temporal.worker.WorkflowImplementationOptions;

/**
 * A workflow whose input cannot be read fails and says why. Temporal would otherwise try it for
 * ever, and a misspelt {@code dryRun} is nothing to overlook.
 */
public final class UnreadableRequests
    implements TemporalOptionsCustomizer<WorkflowImplementationOptions.Builder> {

  @Override
  public WorkflowImplementationOptions.Builder customize(
      WorkflowImplementationOptions.Builder options) {
    return options.setFailWorkflowExceptionTypes(DataConverterException.class);
  }
}
