package dev.sluice.agent.prepare.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SharedPrefixTest {
  @Test
  void isWhatAllKeysBeginWith() {
    assertThat(length()).isZero();
    assertThat(length("u0012")).isEqualTo(5);
    assertThat(length("u0012", "u0099", "u00")).isEqualTo(3);
    assertThat(length("u0012", "u0099", "v", "u0012")).isZero();
    assertThat(length("u0012", "")).isZero();
  }

  private static int length(String... keys) {
    SharedPrefix prefix = new SharedPrefix();
    for (String key : keys) {
      prefix.add(key.getBytes(StandardCharsets.UTF_8));
    }
    return prefix.length();
  }
}
