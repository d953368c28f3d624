package dev.sluice.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RepositoryPropertiesTest {
  @Test
  void hasDefaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new RepositoryProperties(
                Map.of(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(25),
                Duration.ofDays(90),
                Duration.ofDays(30),
                null));
  }

  @Test
  void readsEveryKey() {
    assertThat(
            bound(
                Map.of(
                    "sluice.repository.agents.default", "token",
                    "sluice.repository.sweep-interval", "1m",
                    "sluice.repository.temporal-timeout", "2s",
                    "sluice.repository.check-timeout", "3s",
                    "sluice.repository.retention", "60d",
                    "sluice.repository.plan-retention", "7d",
                    "sluice.repository.base-url", "https://sluice.example.org")))
        .isEqualTo(
            new RepositoryProperties(
                Map.of("default", "token"),
                Duration.ofMinutes(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofDays(60),
                Duration.ofDays(7),
                "https://sluice.example.org"));
  }

  private static RepositoryProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("sluice.repository", RepositoryProperties.class);
  }
}
