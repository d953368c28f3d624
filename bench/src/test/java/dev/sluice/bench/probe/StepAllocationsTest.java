package dev.sluice.bench.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepAllocationsTest {
  private static final String STEP = "COMPARING";

  private long now;
  private double allocated;

  private final StepAllocations step =
      new StepAllocations(
          STEP,
          () -> {
            now += 10;
            return allocated;
          },
          () -> now);

  @Test
  void tellsWhatWasAllocatedBetweenBeginAndEndOfStep() {
    allocated = 500;
    step.accept("PREPARING");
    step.accept(STEP);
    now = 60;
    allocated = 700;
    step.accept(STEP);
    now = 100;
    allocated = 900;
    step.accept("APPLYING");
    allocated = 5000;
    step.accept("COMPLETED");

    assertThat(step.bytes()).hasValue(400);
  }

  @Test
  void tellsNothingOfStepHardlyLongerThanLook() {
    step.accept(STEP);
    now = 99;
    allocated = 400;
    step.accept("APPLYING");

    assertThat(step.bytes()).isEmpty();
  }

  @Test
  void tellsNothingOfStepThatNobodySaw() {
    step.accept("PREPARING");
    step.accept("COMPLETED");

    assertThat(step.bytes()).isEmpty();
  }
}
