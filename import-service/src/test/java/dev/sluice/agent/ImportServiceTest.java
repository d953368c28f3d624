package dev.sluice.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.TaskQueues;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.temporal.worker.WorkerFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.unit.DataSize;

class ImportServiceTest {

  @Test
  void servesTheQueueOfItsName() {
    try (ConfigurableApplicationContext agent =
        application("--sluice.agent.name=north", "--sluice.agent.token=secret-token")) {
      WorkerFactory factory = agent.getBean(WorkerFactory.class);
      assertThat(factory.getWorker(TaskQueues.agent("north"))).isNotNull();
      assertThat(agent.getBean(AgentWorker.class).isRunning()).isTrue();
    }
  }

  @Test
  void hasTheseDefaults() {
    try (ConfigurableApplicationContext agent = application("--sluice.agent.token=secret-token")) {
      AgentProperties properties = agent.getBean(AgentProperties.class);
      assertThat(properties)
          .isEqualTo(
              new AgentProperties(
                  "default",
                  URI.create("http://127.0.0.1:8080"),
                  "secret-token",
                  Path.of("files"),
                  Path.of("work"),
                  Duration.ofSeconds(2),
                  DataSize.ofMegabytes(32),
                  4));
      assertThat(properties).asString().doesNotContain("secret-token");
      assertThat(agent.getEnvironment().getProperty("management.endpoints.web.exposure.include"))
          .isEqualTo("health,prometheus");
      assertThat(agent.getBean(PrometheusMeterRegistry.class).scrape())
          .contains("sluice_agent_disk_bytes{kind=\"runs\"}", "sluice_agent_disk_free_bytes");
    }
  }

  @Test
  void mapsEveryKey() {
    try (ConfigurableApplicationContext agent =
        application(
            "--sluice.agent.name=a",
            "--sluice.agent.server-url=https://server:1",
            "--sluice.agent.token=t",
            "--sluice.agent.files=f",
            "--sluice.agent.work=w",
            "--sluice.agent.settle=0s",
            "--sluice.agent.sort-memory=1MB",
            "--sluice.agent.concurrent-steps=2")) {
      assertThat(agent.getBean(AgentProperties.class))
          .isEqualTo(
              new AgentProperties(
                  "a",
                  URI.create("https://server:1"),
                  "t",
                  Path.of("f"),
                  Path.of("w"),
                  Duration.ZERO,
                  DataSize.ofMegabytes(1),
                  2));
    }
  }

  @Test
  void sendsNoTokenInPlainText() {
    String plain = "--sluice.agent.server-url=http://server:1";
    assertThatThrownBy(() -> application("--sluice.agent.token=t", plain).close())
        .rootCause()
        .hasMessageContainingAll("sluice.agent.server-url", "tls-elsewhere");
    application("--sluice.agent.token=t", plain, "--sluice.security.tls-elsewhere=true").close();
  }

  @Test
  void startsNotWithoutAToken() {
    assertThatThrownBy(() -> application().close()).rootCause().hasMessageContaining("token");
  }

  private static ConfigurableApplicationContext application(String... arguments) {
    SpringApplicationBuilder application = ImportService.application();
    return application
        .properties("spring.temporal.test-server.enabled=true", "server.port=0")
        .run(arguments);
  }
}
