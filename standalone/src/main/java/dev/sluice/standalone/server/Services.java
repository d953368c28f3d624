package dev.sluice.standalone.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** All services in one application context. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class Services {

  static ConfigurableApplicationContext start(String... arguments) {
    SpringApplication application = new SpringApplication(Services.class);
    // The server ends its parts itself, in their order.
    application.setRegisterShutdownHook(false);
    return application.run(arguments);
  }
}
