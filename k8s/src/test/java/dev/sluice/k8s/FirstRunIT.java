package dev.sluice.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The way of {@code docs/kubernetes.md} from its values to a first run, except the cluster: the
 * packaged services as processes, with the environment, the commands and the probes of the pods.
 * Names of hosts, ports, folders and Secrets are replaced by those of this machine.
 */
@Timeout(300)
@RequiresPrograms({"helm", "temporal", "services"})
class FirstRunIT {
  private static final String VALUES = "documented";
  private static final Path SAMPLES = Path.of("../samples").toAbsolutePath().normalize();
  private static final Map<String, String> SECRETS =
      Map.of(
          "sluice-database-owner/username", "sluice_owner",
          "sluice-database-owner/password", "",
          "sluice-database/username", "sluice_service",
          "sluice-database/password", "",
          "sluice-admin/password", "{noop}secret",
          "sluice-admin/roles", "ADMIN");

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Map<String, String> secrets = new TreeMap<>(SECRETS);
  private final int port = Surroundings.freePort();
  private Surroundings surroundings;

  @TempDir private Path folder;

  @AfterEach
  void stop() throws Exception {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
  }

  @Test
  void startsFromTheValuesOfTheDocumentation() throws Exception {
    surroundings = new Surroundings(folder);
    parts.push(surroundings);
    trustTheCertificate();

    ServiceProcess migrations = start("Job", "migrations");
    assertThat(migrations.await()).as(migrations.said()).isZero();
    ServiceProcess server = start("Deployment", "repository-service");
    awaitReady("Deployment", "repository-service", server);
    secrets.put("sluice-agent-default/token", token());
    copyFiles();
    ServiceProcess agent = start("StatefulSet", "agent-default");
    ServiceProcess workflows = start("Deployment", "workflows");
    ServiceProcess notification = start("Deployment", "notification-service");
    awaitReady("StatefulSet", "agent-default", agent);
    awaitReady("Deployment", "workflows", workflows);
    awaitReady("Deployment", "notification-service", notification);

    Programs.Result test = helmTest(server);
    assertThat(test.exitCode()).as(test.output() + test.errors() + server.said()).isZero();
    assertThat(test.output()).contains("is planned");
  }

  private void copyFiles() throws IOException {
    Path files = Files.createDirectories(folder.resolve("files"));
    try (Stream<Path> samples = Files.list(SAMPLES.resolve("files/1-initial"))) {
      for (Path each : samples.toList()) {
        Files.copy(each, files.resolve(each.getFileName()));
      }
    }
  }

  /** As the init container of each pod does it. */
  private void trustTheCertificate() throws Exception {
    Files.createDirectories(folder.resolve("trust"));
    JsonNode container =
        Chart.object(VALUES, "StatefulSet", "agent-default").pod().at("/spec/initContainers/0");
    List<String> command = new ArrayList<>();
    container.path("command").forEach(each -> command.add(here(each.asString())));
    ProcessBuilder builder = new ProcessBuilder(command);
    String java = System.getProperty("java.home");
    builder.environment().put("JAVA_HOME", java);
    builder.environment().merge("PATH", java + "/bin", (path, more) -> more + ":" + path);
    Programs.run(builder).good();
  }

  private ServiceProcess start(String kind, String name) throws Exception {
    JsonNode container = container(kind, name);
    Map<String, String> environment = Environment.of(container);
    environment.replaceAll(this::value);
    if (name.equals("repository-service")) {
      environment.put("SERVER_PORT", String.valueOf(port));
    }
    List<String> arguments = new ArrayList<>();
    container.path("args").forEach(each -> arguments.add(each.asString()));
    String service = container.path("image").asString().replaceAll(".*/|:.*", "");
    ServiceProcess process = new ServiceProcess(service, arguments, environment, folder);
    parts.push(process);
    return process;
  }

  private static void awaitReady(String kind, String name, ServiceProcess process)
      throws Exception {
    JsonNode container = container(kind, name);
    process.awaitReady(
        List.of(
            container.at("/startupProbe/httpGet/path").asString(),
            container.at("/livenessProbe/httpGet/path").asString(),
            container.at("/readinessProbe/httpGet/path").asString()));
  }

  private String token() throws Exception {
    Programs.Result added =
        Programs.run(
            new ProcessBuilder(
                "curl",
                "-sS",
                "--fail-with-body",
                "--cacert",
                folder.resolve("tls.crt").toString(),
                "-u",
                "admin:secret",
                "--json",
                "{\"name\":\"default\"}",
                "https://localhost:" + port + "/api/agents"));
    return added.good().replaceAll("(?s).*\"token\":\"([^\"]*)\".*", "$1");
  }

  private Programs.Result helmTest(ServiceProcess server) {
    JsonNode container = container("Pod", "test");
    List<String> command = new ArrayList<>();
    container.path("command").forEach(each -> command.add(each.asString()));
    container.path("args").forEach(each -> command.add(each.asString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    Environment.of(container).forEach((name, value) -> environment.put(name, here(value)));
    environment.put("HEALTH", server.probe("/actuator/health/readiness"));
    environment.put("CONNECTOR", "acme-ad");
    environment.put("LOGIN", "admin");
    environment.put("PASSWORD", "secret");
    return Programs.run(builder);
  }

  private static JsonNode container(String kind, String name) {
    return Chart.object(VALUES, kind, name).pod().at("/spec/containers/0");
  }

  private String value(String name, String value) {
    return switch (name) {
      case "SPRING_DATASOURCE_URL" -> surroundings.database();
      case "SPRING_TEMPORAL_CONNECTION_TARGET" -> surroundings.temporalAddress();
      default -> secrets.getOrDefault(value, here(value));
    };
  }

  /** Where on this machine a place of the pod is. */
  private String here(String text) {
    return text.replace("https://sluice-repository-service:8080", "https://localhost:" + port)
        .replace("/etc/sluice/connectors", SAMPLES.resolve("connectors").toString())
        .replace("/etc/sluice/authority/ca.crt", folder.resolve("tls.crt").toString())
        .replace("/etc/sluice/tls", folder.toString())
        .replace("/etc/sluice/trust", folder.resolve("trust").toString())
        .replace("/var/lib/sluice", folder.toString());
  }
}
