package dev.sluice.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.agent.StepProgress.Heartbeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepProgressTest {
  private final List<Heartbeat> heartbeats = new ArrayList<>();
  private long now;
  private RuntimeException refusal;
  private final StepProgress progress =
      new StepProgress(this::heartbeat, () -> now, "promote", null);

  private void heartbeat(Heartbeat heartbeat) {
    if (refusal != null) {
      throw refusal;
    }
    heartbeats.add(heartbeat);
  }

  private void pass(Duration duration) {
    now += duration.toNanos();
  }

  @Test
  void tellsAboutOnceASecond() {
    progress.at(1, 9L);
    progress.at(2, 9L);
    pass(Duration.ofSeconds(1));
    progress.at(3, 9L);
    assertThat(heartbeats).extracting(Heartbeat::done).containsExactly(1L, 3L);
  }

  @Test
  void isAliveWhileItWaitsForADisk() {
    progress.at(7, null);
    for (int i = 0; i < 60; i++) {
      pass(Duration.ofSeconds(5));
      progress.tick();
    }
    assertThat(heartbeats).hasSize(61).containsOnly(new Heartbeat("promote", 7, null));
  }

  @Test
  void addsNothingToAStepThatTells() {
    progress.at(1, null);
    progress.tick();
    pass(Duration.ofSeconds(1));
    progress.at(2, null);
    progress.tick();
    assertThat(heartbeats).hasSize(2);
  }

  @Test
  void isTakenForDeadWhereTheWaitHasNoEnd() {
    progress.at(7, null);
    pass(Duration.ofHours(1));
    progress.tick();
    assertThat(heartbeats).hasSize(1);
  }

  @Test
  void endsAStepThatIsNoLongerWantedWhenItIsBack() {
    progress.at(7, null);
    pass(Duration.ofSeconds(5));
    refusal = new IllegalStateException("cancelled");
    progress.tick();
    progress.tick();
    assertThatThrownBy(() -> progress.at(8, null)).isSameAs(refusal);
  }
}
