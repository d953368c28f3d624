package dev.sluice.repository.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.repository.BusyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparePlacesTest {
  private final ComparePlaces places = new ComparePlaces(8, Duration.ZERO);
  private final List<String> worked = new ArrayList<>();

  @Test
  void leavesPlacesToOtherAgents() {
    inPlaces(
        6,
        "slow",
        () -> {
          refused("slow");
          places.use("other", () -> worked.add("other"));
        });
    assertThat(worked).containsExactly("other");
  }

  @Test
  void refusesWhoeverFindsNone() {
    inPlaces(6, "slow", () -> inPlaces(2, "other", () -> refused("third")));
  }

  @Test
  void givesPlacesBackOfWorkThatFails() {
    for (int times = 0; times < 20; times++) {
      assertThatThrownBy(
              () ->
                  places.use(
                      "broken",
                      () -> {
                        throw new IllegalStateException("on purpose");
                      }))
          .isInstanceOf(IllegalStateException.class);
    }
    places.use("broken", () -> worked.add("broken"));
    assertThat(worked).containsExactly("broken");
  }

  private void refused(String agent) {
    assertThatThrownBy(() -> places.use(agent, () -> worked.add(agent)))
        .isInstanceOf(BusyException.class);
  }

  /** Does something while an agent has so many places. */
  private void inPlaces(int count, String agent, Runnable work) {
    if (count == 0) {
      work.run();
    } else {
      places.use(agent, () -> inPlaces(count - 1, agent, work));
    }
  }
}
