package dev.sluice.workflows.worker;

import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The worker's surroundings. The workflows themselves are found by the Temporal starter, which has
 * to look into the package {@code dev.sluice.workflows}: {@code
 * spring.temporal.workers-auto-discovery.workflow-packages}.
 */
@Configuration(proxyBeanMethods = false)
public class WorkflowsConfiguration {

  /** On unless {@code sluice.temporal.register-search-attributes=false}. */
  @Bean
  @ConditionalOnProperty(name = "sluice.temporal.register-search-attributes", matchIfMissing = true)
  SearchAttributeRegistration searchAttributeRegistration(WorkflowClient temporal) {
    return new SearchAttributeRegistration(
        temporal.getWorkflowServiceStubs().getOptions(), temporal.getOptions().getNamespace());
  }

  @Bean
  UnreadableRequests unreadableRequests() {
    return new UnreadableRequests();
  }

  @Bean
  GracefulShutdown workflowsGracefulShutdown(ObjectProvider<WorkerFactory> workers) {
    return new GracefulShutdown(workers);
  }
}
