package dev.sluice.bench.server;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StepTimesTest {
  private static final String RUN = "8f14e45f-ceea-467f-a8d1-1a2b3c4d5e6f";
  private static final String PREFIX =
      "2026-11-24T21:40:01.123Z  INFO 4711 --- [sluice] [ctivity-exec-3] d.sluice.agent.Steps : ";

  @Test
  void readsEveryKindOfLine() {
    StepTimes times =
        times(
            "Exported run %s: 165000000 bytes in 310 ms",
            "Prepared User of run %s: 1006000 rows in 1500 ms",
            "Prepared Group.members of run %s: 3000000 rows in 900 ms",
            "Computed the delta of User of run %s: 40000 rows in 120 ms",
            "Began the plan of run %s in 12 ms",
            "Compared User of run %s: 1000000 rows in 1400 ms",
            "Compared User.manager of run %s: 1000000 rows in 700 ms",
            "Completed the plan of run %s in 85 ms",
            "Applied run %s: 150000 changes in 2900 ms",
            "Promoted run %s in 4 ms");

    assertThat(times.spans())
        .extractingFromEntries(each -> entry(each.getKey(), each.getValue().milliseconds()))
        .containsExactlyInAnyOrder(
            entry(StepTimes.EXPORTED, 310L),
            entry(StepTimes.prepared("User"), 1500L),
            entry(StepTimes.prepared("Group.members"), 900L),
            entry(StepTimes.delta("User"), 120L),
            entry(StepTimes.BEGAN_PLAN, 12L),
            entry(StepTimes.compared("User"), 1400L),
            entry(StepTimes.compared("User.manager"), 700L),
            entry(StepTimes.COMPLETED_PLAN, 85L),
            entry(StepTimes.APPLIED, 2900L),
            entry(StepTimes.PROMOTED, 4L));
  }

  @Test
  void passesOverOtherRunsAndOtherLines() {
    StepTimes times =
        StepTimes.of(
            RUN,
            Stream.of(
                PREFIX + "Applied run 00000000-0000-0000-0000-000000000009: 7 changes in 3 ms",
                PREFIX + "Applied run " + RUN + "0: 7 changes in 3 ms",
                PREFIX + "Waiting for run " + RUN,
                "Applied run " + RUN + ": many changes in 3 ms",
                ""));

    assertThat(times.spans()).isEmpty();
  }

  @Test
  void takesTheLastTimeOfAStepThatWasDoneAgain() {
    StepTimes times =
        times("Applied run %s: 5 changes in 100 ms", "Applied run %s: 5 changes in 200 ms");

    assertThat(times.elapsed(StepTimes.APPLIED)).hasValue(200);
  }

  @Test
  void givesNoTimeWhereAStepIsMissing() {
    StepTimes times = times("Applied run %s: 5 changes in 100 ms");

    assertThat(times.elapsed(StepTimes.APPLIED, StepTimes.BEGAN_PLAN)).isEmpty();
    assertThat(times.with("POST", 20).elapsed("POST")).hasValue(20);
  }

  @Test
  void countsOnceWhatWasUnderWayAtTheSameTime() {
    StepTimes times =
        StepTimes.of(
            RUN,
            Stream.of(
                ended("01.000Z", "Compared User of run %s: 5 rows in 500 ms"),
                ended("03.000Z", "Compared User.manager of run %s: 5 rows in 900 ms"),
                ended("05.000Z", "Compared Group.members of run %s: 5 rows in 2900 ms"),
                ended("06.000Z", "Completed the plan of run %s in 100 ms")));

    String members = StepTimes.compared("Group.members");
    String manager = StepTimes.compared("User.manager");
    assertThat(times.elapsed(members, manager)).hasValue(2900);
    assertThat(times.elapsed(StepTimes.COMPLETED_PLAN, members, manager)).hasValue(3000);
    assertThat(times.elapsed(StepTimes.compared("User"), manager)).hasValue(1400);
  }

  private static String ended(String seconds, String line) {
    return PREFIX.replace("01.123Z", seconds) + line.formatted(RUN);
  }

  private static StepTimes times(String... lines) {
    return StepTimes.of(RUN, Stream.of(lines).map(line -> PREFIX + line.formatted(RUN)));
  }
}
