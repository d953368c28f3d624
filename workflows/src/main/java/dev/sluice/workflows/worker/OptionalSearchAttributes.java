package dev.sluice.workflows.worker;

import io.temporal.common.SearchAttributeUpdate;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.temporal.workflow.Workflow;

/**
 * Lets runs work without search attributes if Temporal does not have them, since Temporal refuses
 * each step that sets one. The history records what a run did, so that a replay does the same. Runs
 * that began before this existed always set them.
 */
public final class OptionalSearchAttributes extends WorkerInterceptorBase {
  private static final String CHANGE = "search-attributes-may-be-missing";

  private final KnownSearchAttributes known;

  OptionalSearchAttributes(KnownSearchAttributes known) {
    this.known = known;
  }

  @Override
  public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
    return new WorkflowInboundCallsInterceptorBase(next) {
      @Override
      public void init(WorkflowOutboundCallsInterceptor outbound) {
        super.init(new Outbound(outbound));
      }
    };
  }

  private final class Outbound extends WorkflowOutboundCallsInterceptorBase {
    Outbound(WorkflowOutboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void upsertTypedSearchAttributes(SearchAttributeUpdate<?>... updates) {
      if (Workflow.getVersion(CHANGE, Workflow.DEFAULT_VERSION, 1) == Workflow.DEFAULT_VERSION
          || !areMissing()) {
        super.upsertTypedSearchAttributes(updates);
      }
    }

    private boolean areMissing() {
      return Workflow.mutableSideEffect(
          CHANGE, Boolean.class, (before, now) -> !before.equals(now), known::areMissing);
    }
  }
}
