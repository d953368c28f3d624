package dev.sluice.workflows.worker;

import dev.sluice.contract.log.LoggedRun;
import dev.sluice.contract.payload.LimitedPayloads;
import dev.sluice.contract.payload.PayloadKeys;
import dev.sluice.workflows.nexus.SynchronizationServiceImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import io.temporal.spring.boot.WorkerOptionsCustomizer;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The configuration of the worker. Temporal's starter finds the workflows; it must scan the package
 * {@code dev.sluice.workflows}: {@code spring.temporal.workers-auto-discovery.workflow-packages}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TemporalProperties.class, PayloadProperties.class})
public class WorkflowsConfiguration {

  /** On unless {@code sluice.temporal.register-search-attributes=false}. */
  @Bean
  @ConditionalOnProperty(name = "sluice.temporal.register-search-attributes", matchIfMissing = true)
  SearchAttributeRegistration searchAttributeRegistration(
      WorkflowClient temporal, KnownSearchAttributes known) {
    return new SearchAttributeRegistration(
        temporal.getWorkflowServiceStubs().getOptions(),
        temporal.getOptions().getNamespace(),
        known);
  }

  @Bean
  KnownSearchAttributes knownSearchAttributes() {
    return new KnownSearchAttributes();
  }

  @Bean
  OptionalSearchAttributes optionalSearchAttributes(KnownSearchAttributes known) {
    return new OptionalSearchAttributes(known);
  }

  /**
   * A workflow's code does next to nothing, but on a busy machine its thread may not get the
   * processor for the second after which the SDK would take it for stuck.
   */
  @Bean
  WorkerOptionsCustomizer patienceWithBusyMachines() {
    return (options, worker, taskQueue) ->
        options.setDefaultDeadlockDetectionTimeout(Duration.ofSeconds(10).toMillis());
  }

  @Bean
  WorkerVersioning workerVersioning(
      TemporalProperties properties,
      @Value("${spring.temporal.namespace:default}") String namespace) {
    return new WorkerVersioning(properties.versioning(), namespace);
  }

  /** One for all services of a program. */
  @Bean
  @ConditionalOnMissingBean
  DataConverter limitedPayloads(PayloadProperties properties) {
    return new LimitedPayloads(PayloadKeys.of(properties.keys()));
  }

  @Bean
  UnreadableRequests unreadableRequests() {
    return new UnreadableRequests();
  }

  @Bean
  SynchronizationServiceImpl synchronizationService() {
    return new SynchronizationServiceImpl();
  }

  @Bean
  TemporalOptionsCustomizer<WorkflowClientOptions.Builder> workflowsLoggedRun() {
    return options -> options.setContextPropagators(List.of(new LoggedRun()));
  }

  @Bean
  GracefulShutdown workflowsGracefulShutdown(ObjectProvider<WorkerFactory> workers) {
    return new GracefulShutdown(workers);
  }
}
