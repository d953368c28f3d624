package dev.sluice.repository.postgresql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class LowestVersionTest {
  @Test
  void refusesAnOlderServerAndNamesBothVersions() {
    assertThatIllegalStateException()
        .isThrownBy(() -> LowestVersion.require(17, "17.6 (Debian 17.6-1)"))
        .withMessageContaining("PostgreSQL 17.6 (Debian 17.6-1) is too old")
        .withMessageContaining("PostgreSQL 18 or later");
  }

  @Test
  void takesThisOneAndLaterOnes() {
    assertThatCode(() -> LowestVersion.require(18, "18.0")).doesNotThrowAnyException();
    assertThatCode(() -> LowestVersion.require(19, "19.1")).doesNotThrowAnyException();
  }
}
