package dev.sluice.standalone.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the tables of {@code docs/configuration.md} with what the services read. */
class ConfigurationTableTest {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");

  @Test
  void hasARowForEachSettingOfOurOwnAndNoOther() {
    assertThat(rows("SLUICE_"))
        .map(each -> each.subList(0, 3).stream().map(ConfigurationTableTest::plain).toList())
        .containsExactlyInAnyOrderElementsOf(
            OwnSetting.all()
                .map(each -> List.of(each.variable(), each.service(), each.standard()))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("dev.sluice.standalone.configuration.OwnSetting#all")
  void setsThePropertyOfItsRecord(OwnSetting setting) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of(setting.variable().replace("<NAME>", "NORTH"), "a value")));

    assertThat(
            Binder.get(environment)
                .bind(setting.property().replace("<name>", "north"), String.class)
                .get())
        .isEqualTo("a value");
  }

  @Test
  void namesNothingThatSpringAndTemporalDoNotRead() throws IOException {
    Set<String> known = new TreeSet<>();
    List<URL> metadata =
        Collections.list(
            getClass()
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"));
    for (URL each : metadata) {
      try (var content = each.openStream()) {
        for (JsonNode property : JsonMapper.shared().readTree(content).get("properties")) {
          known.add(OwnSetting.variable(property.get("name").asString()));
        }
      }
    }
    // Read before any record is: the metadata lists them by hand, the level of each logger not.
    known.add("LOGGING_LEVEL_DEV_SLUICE");

    List<String> named =
        Stream.of("SPRING_", "SERVER_", "MANAGEMENT_", "LOGGING_")
            .flatMap(prefix -> rows(prefix).stream())
            .map(each -> plain(each.get(0)))
            .toList();

    assertThat(named).hasSizeGreaterThan(20).isSubsetOf(known);
  }

  /** The cells of all rows whose variable begins so. */
  private static List<List<String>> rows(String prefix) {
    try {
      return Files.readAllLines(PAGE).stream()
          .filter(line -> line.startsWith("| `" + prefix))
          .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String plain(String cell) {
    return cell.replace("`", "");
  }
}
