package dev.sluice.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SafeTraceTest {
  @Test
  void saysWhereAndWhichStateButNoMessage() {
    String trace =
        SafeTrace.of(
            new IllegalStateException("canary", new SQLException("Key (name)=(canary)", "23505")));
    assertThat(trace)
        .contains("IllegalStateException", "SQLException [SQL state 23505]", "SafeTraceTest.java")
        .doesNotContain("canary");
  }
}
