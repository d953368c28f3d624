package dev.sluice.contract.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.temporal.common.converter.DataConverter;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitedPayloadsTest {
  private static final int QUOTES = 2;

  private final DataConverter converter = new LimitedPayloads(PayloadKeys.NONE);

  @Test
  void takesWhatFitsAndGivesItBack() {
    String largest = "x".repeat(LimitedPayloads.MAX_PAYLOAD_BYTES - QUOTES);

    var payloads = converter.toPayloads("small", largest, null);

    assertThat(converter.fromPayloads(1, payloads, String.class, String.class)).isEqualTo(largest);
    assertThat(
            converter.fromPayload(
                converter.toPayload(largest).orElseThrow(), String.class, String.class))
        .isEqualTo(largest);
    assertThat(converter.toPayloads()).isEqualTo(Optional.empty());
  }

  @Test
  void refusesWhatIsLargerAndSaysByHowMuchButNotWhat() {
    String larger = "x".repeat(LimitedPayloads.MAX_PAYLOAD_BYTES - QUOTES + 1);

    assertThatExceptionOfType(ApplicationFailure.class)
        .isThrownBy(() -> converter.toPayloads("small", larger))
        .satisfies(LimitedPayloadsTest::isPlainAndFinal);
    assertThatExceptionOfType(ApplicationFailure.class)
        .isThrownBy(() -> converter.toPayload(larger))
        .satisfies(LimitedPayloadsTest::isPlainAndFinal);
  }

  private static void isPlainAndFinal(ApplicationFailure failure) {
    assertThat(failure.getType()).isEqualTo("PAYLOAD_TOO_LARGE");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage())
        .isEqualTo("String takes 131073 bytes, 1 more than the 131072 that Temporal gets");
  }
}
