package dev.sluice.repository.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ReadPropertiesTest {
  @Test
  void hasDefaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(new ReadProperties(Duration.ofSeconds(30), Duration.ofMinutes(10), 4, 10_000));
  }

  @Test
  void readsEveryKey() {
    assertThat(
            bound(
                Map.of(
                    "sluice.reads.timeout", "1s",
                    "sluice.reads.export-timeout", "2m",
                    "sluice.reads.exports", "3",
                    "sluice.reads.rows", "500")))
        .isEqualTo(new ReadProperties(Duration.ofSeconds(1), Duration.ofMinutes(2), 3, 500));
  }

  private static ReadProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("sluice.reads", ReadProperties.class);
  }
}
