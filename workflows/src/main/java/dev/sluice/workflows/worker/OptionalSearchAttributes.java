package dev.sluice.workflows.worker;

import io.temporal.common.SearchAttributeUpdate;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.temporal.workflow.Workflow;

/**
 * Lets runs go on without search attributes where Temporal does not know them: it refuses each step
 * that sets one. What a run did about that stands in its history, so that a replay does the same
 * whatever is known then; runs that began before this was asked set them.
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
