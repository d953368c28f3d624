package dev.sluice.notification;

import java.util.Locale;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/**
 * Starts the notification service as a separate process. Temporal calls it; its web server only
 * serves health and metrics.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({NotificationConfiguration.class, WorkerShutdown.class})
public class NotificationService {

  /** Starts the service. */
  public static void main(String[] arguments) {
    // Libraries form names and numbers in the default locale: in Turkish, Spring Data asks for a
    // column workflow_ıd; in Arabic, digits are others.
    Locale.setDefault(Locale.ENGLISH);
    application().run(arguments);
  }

  // The defaults stand here and not in an application.yaml, which would hide, or be hidden by, the
  // one of the application that imports this module.
  static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(NotificationService.class)
        .properties(
            Map.of(
                "spring.application.name", "notification-service",
                "spring.config.import", "classpath:/sluice-watching.yaml",
                "spring.temporal.connection.target", "127.0.0.1:7233",
                "spring.temporal.workers-auto-discovery.enabled", "true",
                "server.address", "127.0.0.1",
                "server.port", "${management.server.port:8083}"));
  }
}
