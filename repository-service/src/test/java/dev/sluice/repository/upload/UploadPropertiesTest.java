package dev.sluice.repository.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class UploadPropertiesTest {
  @Test
  void hasDefaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new UploadProperties(
                DataSize.ofMegabytes(256),
                Duration.ofSeconds(10),
                Duration.ofDays(1),
                Duration.ofDays(30)));
  }

  @Test
  void readsEveryKey() {
    assertThat(
            bound(
                Map.of(
                    "sluice.uploads.largest", "1KB",
                    "sluice.uploads.answer", "1s",
                    "sluice.uploads.patience", "2m",
                    "sluice.uploads.retention", "3d")))
        .isEqualTo(
            new UploadProperties(
                DataSize.ofKilobytes(1),
                Duration.ofSeconds(1),
                Duration.ofMinutes(2),
                Duration.ofDays(3)));
  }

  private static UploadProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("sluice.uploads", UploadProperties.class);
  }
}
