package dev.sluice.workflows.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.SearchAttributes;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionalSearchAttributesTest {
  private static final String QUEUE = "optional-search-attributes";

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void setsThemWhereTemporalKnowsThem(boolean there) throws Exception {
    KnownSearchAttributes known = new KnownSearchAttributes();
    known.found(there);
    TestEnvironmentOptions options =
        TestEnvironmentOptions.newBuilder()
            .setWorkerFactoryOptions(
                WorkerFactoryOptions.newBuilder()
                    .setWorkerInterceptors(new OptionalSearchAttributes(known))
                    .build())
            .build();
    try (TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance(options)) {
      if (there) {
        temporal.registerSearchAttribute(
            SearchAttributes.STATUS.getName(), SearchAttributes.STATUS.getValueType());
      }
      Worker worker = temporal.newWorker(QUEUE);
      worker.registerWorkflowImplementationTypes(SearchedImpl.class);
      temporal.start();
      WorkflowClient client = temporal.getWorkflowClient();
      WorkflowStub workflow =
          client.newUntypedWorkflowStub(
              "Searched", WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
      workflow.start();
      workflow.getResult(Void.class);

      WorkflowExecutionHistory history =
          client.fetchHistory(workflow.getExecution().getWorkflowId());
      assertThat(history.getEvents().stream().map(each -> each.getEventType()))
          .filteredOn(EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES::equals)
          .hasSize(there ? 2 : 0);

      // Whatever is known by then, a replay does what was done.
      known.found(!there);
      worker.replayWorkflowExecution(history);
    }
  }

  @WorkflowInterface
  public interface Searched {
    @WorkflowMethod
    void run();
  }

  /** Sets an attribute twice. */
  public static final class SearchedImpl implements Searched {
    @Override
    public void run() {
      Workflow.upsertTypedSearchAttributes(SearchAttributes.STATUS.valueSet("QUEUED"));
      Workflow.upsertTypedSearchAttributes(SearchAttributes.STATUS.valueSet("COMPLETED"));
    }
  }
}
