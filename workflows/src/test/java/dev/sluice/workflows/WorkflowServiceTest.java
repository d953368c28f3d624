package dev.sluice.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.TaskQueues;
import io.temporal.worker.WorkerFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class WorkflowServiceTest {

  @Test
  void worksOnTheQueueOfTheWorkflowsAndStopsItsWorkersWhenItIsClosed() {
    WorkerFactory workers;
    try (ConfigurableApplicationContext service =
        new SpringApplicationBuilder(WorkflowService.class)
            .web(WebApplicationType.NONE)
            .properties("spring.temporal.test-server.enabled=true")
            .run()) {
      workers = service.getBean(WorkerFactory.class);

      assertThat(workers.tryGetWorker(TaskQueues.WORKFLOWS)).isNotNull();
      assertThat(workers.isStarted()).isTrue();
    }
    assertThat(workers.isTerminated()).isTrue();
  }
}
