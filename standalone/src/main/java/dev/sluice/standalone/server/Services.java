package dev.sluice.standalone.server;

import dev.sluice.agent.AgentConfiguration;
import dev.sluice.notification.NotificationConfiguration;
import dev.sluice.repository.RepositoryConfiguration;
import dev.sluice.standalone.temporal.Token;
import dev.sluice.workflows.worker.WorkflowsConfiguration;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** All services in one application context. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({
  WorkflowsConfiguration.class,
  AgentConfiguration.class,
  RepositoryConfiguration.class,
  NotificationConfiguration.class
})
public class Services {

  /** The setting with the token of a Temporal service that asks for one; empty otherwise. */
  static final String TEMPORAL_TOKEN = "sluice.standalone.temporal-token";

  @Bean
  TemporalOptionsCustomizer<WorkflowServiceStubsOptions.Builder> temporalToken(
      @Value("${" + TEMPORAL_TOKEN + ":}") String token) {
    return options -> token.isEmpty() ? options : options.addGrpcMetadataProvider(new Token(token));
  }

  static ConfigurableApplicationContext start(String... arguments) {
    SpringApplication application = new SpringApplication(Services.class);
    // The server ends its parts itself, in their order.
    application.setRegisterShutdownHook(false);
    return application.run(arguments);
  }
}
