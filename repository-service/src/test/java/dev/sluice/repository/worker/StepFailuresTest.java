package dev.sluice.repository.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.repository.StepException;
import io.temporal.failure.ApplicationFailure;
import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepFailuresTest {
  @Test
  void knownFailureEndsTheRunAndCarriesItsDetail() {
    Failure failure = Failure.of(FailureType.NOT_EMPTY, "acme holds resources", "Run complete.");
    ApplicationFailure typed = StepFailures.typed(new StepException(failure));
    assertThat(typed.getType()).isEqualTo("NOT_EMPTY");
    assertThat(typed.isNonRetryable()).isTrue();
    assertThat(typed.getDetails().get(Failure.class)).isEqualTo(failure);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "57P01", "40001", "40P01", "53300", "58030"})
  void troubleOfTheDatabaseThatPassesIsTriedAgain(String state) {
    ApplicationFailure typed =
        StepFailures.typed(
            new DataAccessException("insert 'canary'", new SQLException("canary", state)));
    assertThat(typed.isNonRetryable()).isFalse();
    assertThat(typed.getType()).isEqualTo("UNAVAILABLE");
    assertThat(typed).hasNoCause();
    assertThat(typed.getMessage()).doesNotContain("canary");
  }

  @Test
  void anythingElseEndsTheRunWithoutItsText() {
    ApplicationFailure typed =
        StepFailures.typed(
            new DataAccessException("insert 'canary'", new SQLException("canary", "23505")));
    assertThat(typed.isNonRetryable()).isTrue();
    assertThat(typed.getType()).isEqualTo("INTERNAL");
    assertThat(typed).hasNoCause();
    assertThat(typed.getMessage()).doesNotContain("canary");
  }
}
