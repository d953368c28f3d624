package dev.sluice.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

  @ParameterizedTest
  @CsvSource({
    "jane.canary@example.org, j***@example.org",
    "j@localhost, j***@localhost",
    "canary, (unreadable address)",
    "@example.org, (unreadable address)",
    "'a@example.org, canary@example.org', (unreadable address)",
    "canary@example.org canary, (unreadable address)",
  })
  void showsFirstLetterAndDomain(String address, String masked) {
    assertThat(Mask.address(address)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "https://hooks.example.org/services/canary?token=canary, https://hooks.example.org",
    "http://127.0.0.1:8080/canary, http://127.0.0.1:8080",
    "https://canary:canary@hooks.example.org/, https://hooks.example.org",
    "canary, (unreadable address)",
    "https://canary canary/, (unreadable address)",
  })
  void showsHostButNoPath(String url, String masked) {
    assertThat(Mask.url(url)).isEqualTo(masked);
  }
}
