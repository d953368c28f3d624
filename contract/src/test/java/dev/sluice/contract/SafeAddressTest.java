package dev.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeAddressTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          https://hr.example.org,        true
          HTTPS://hr.example.org:8443,   true
          http://127.0.0.1:8080,         true
          http://127.9.9.9,              true
          http://localhost:8080,         true
          http://LOCALHOST,              true
          http://sluice.localhost,       true
          http://[::1]:8080,             true
          http://hr.example.org,         false
          http://10.1.2.3,               false
          http://127.0.0.1.example.org,  false
          http://localhost.example.org,  false
          http://127.example.org,        false
          http://[::2],                  false
          http://127.0.0.1@example.org,  false
          http://localhost:8080@example.org, false
          http://127.0.0.1/a/path,       true
          """)
  void knowsWhoCanReadAlong(String address, boolean safe) {
    assertThat(SafeAddress.isSafe(address)).isEqualTo(safe);
  }

  @Test
  void refusesUnlessSomethingElseEncrypts() {
    String plain = "http://hr.example.org";

    assertThatThrownBy(() -> SafeAddress.require(plain, "sluice.agent.server-url", false))
        .hasMessageContainingAll("sluice.agent.server-url", "https");
    assertThatCode(() -> SafeAddress.require(plain, "sluice.agent.server-url", true))
        .doesNotThrowAnyException();
  }
}
