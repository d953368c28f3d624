package dev.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final Load SHORT = new Load(3, Duration.ofMillis(20), Duration.ofMillis(80));

  @Test
  void countsAnswersAfterTheWarmUp() throws Exception {
    AtomicInteger asked = new AtomicInteger();

    Answers answers = SHORT.of(number -> asked::incrementAndGet);

    assertThat(answers.perSecond()).isPositive().isLessThan(asked.get() / 0.08);
  }

  @Test
  void failsWithTheFirstWrongAnswer() {
    assertThatThrownBy(
            () ->
                SHORT.of(
                    number ->
                        () -> {
                          throw new IOException("another answer");
                        }))
        .hasRootCauseMessage("another answer");
  }

  @Test
  void tellsWithinWhatTimeAnswersCame() {
    long[] times = LongStream.rangeClosed(1, 200).map(each -> each * 1_000_000).toArray();

    assertThat(Answers.of(times, 4)).isEqualTo(new Answers(50, 100, 190, 198));
    assertThat(Answers.of(times, 4).row("a page"))
        .isEqualTo("| a page | 50 | 100.0 ms | 190.0 ms | 198.0 ms |");
  }
}
