package dev.sluice.standalone.server;

import dev.sluice.agent.AgentConfiguration;
import dev.sluice.notification.NotificationConfiguration;
import dev.sluice.repository.RepositoryConfiguration;
import dev.sluice.workflows.worker.WorkflowsConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
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

  static ConfigurableApplicationContext start(String... arguments) {
    SpringApplication application = new SpringApplication(Services.class);
    // The server ends its parts itself, in their order.
    application.setRegisterShutdownHook(false);
    return application.run(arguments);
  }
}
