package dev.sluice.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Dockerfile and compose file as far as they can be checked without an engine: nothing is built.
 */
@RequiresPrograms({"helm", "hadolint", "compose"})
class ImagesIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void passTheLint() {
    Programs.Result lint = Programs.run("hadolint", List.of(ROOT.resolve("Dockerfile").toString()));

    assertThat(lint.exitCode()).as(lint.output()).isZero();
  }

  /** Each service has a program to put into its image, and the chart names no other image. */
  @ParameterizedTest
  @ValueSource(
      strings = {"repository-service", "workflows", "notification-service", "import-service"})
  void haveAProgram(String service) throws IOException {
    assertThat(Files.readString(ROOT.resolve(service).resolve("pom.xml")))
        .contains("<start-class>", "<artifactId>spring-boot-maven-plugin</artifactId>");
    assertThat(Files.readString(ROOT.resolve("pom.xml")))
        .contains("<classifier>service</classifier>");
    assertThat(images()).contains(service);
    assertThat(images()).hasSize(4);
  }

  /** What compose mounts from the project is there, and what it builds is a service. */
  @Test
  void takeWhatIsThere() {
    JsonNode services = EnvironmentIT.compose().path("services");

    services
        .properties()
        .forEach(
            each -> {
              JsonNode build = each.getValue().path("build");
              if (!build.isMissingNode()) {
                assertThat(images()).contains(build.at("/args/SERVICE").asString());
                assertThat(each.getValue().path("image").asString())
                    .endsWith("/" + build.at("/args/SERVICE").asString());
              }
              KubernetesObject.children(each.getValue().path("volumes"))
                  .filter(volume -> volume.path("type").asString().equals("bind"))
                  .forEach(
                      volume -> assertThat(Path.of(volume.path("source").asString())).exists());
            });
  }

  @Test
  void listenOnThisMachineAlone() {
    EnvironmentIT.compose()
        .path("services")
        .forEach(
            service ->
                KubernetesObject.children(service.path("ports"))
                    .forEach(
                        port ->
                            assertThat(port.path("host_ip").asString()).isEqualTo("127.0.0.1")));
  }

  /** The user that the chart runs the image as owns what the image prepares. */
  @Test
  void runAsTheUserOfTheChart() throws IOException {
    JsonNode security =
        Chart.object("least", "Deployment", "workflows").pod().at("/spec/securityContext");

    assertThat(Files.readString(ROOT.resolve("Dockerfile")))
        .contains(
            "USER "
                + security.path("runAsUser").asInt()
                + ":"
                + security.path("runAsGroup").asInt());
  }

  private static List<String> images() {
    return Chart.objects("every-switch").stream()
        .flatMap(KubernetesObject::containers)
        .map(each -> each.path("image").asString())
        .filter(each -> each.contains("/sluice/"))
        .map(each -> each.replaceAll(".*/|:.*", ""))
        .distinct()
        .toList();
  }
}
