package dev.sluice.workflows.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.definition.Threshold;
import dev.sluice.contract.definition.Threshold.Operation;
import dev.sluice.contract.definition.Threshold.Subject;
import dev.sluice.contract.definition.Threshold.Unit;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.Mode;
import dev.sluice.workflows.testing.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CheckTest {
  private static final Map<String, Double> NO_LIMITS = Map.of();

  @ParameterizedTest
  @EnumSource(Threshold.class)
  void letsEveryLimitBeReached(Threshold threshold) {
    Map<String, Double> limits = Map.of(threshold.label(), 5.0);

    assertThat(breaches(limits, limits, limits, plan(threshold, 5, 100))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Threshold.class)
  void reportsEveryLimitThatIsExceeded(Threshold threshold) {
    Map<String, Double> limits = Map.of(threshold.label(), 5.0);
    String lower = threshold.subject() == Subject.LINK ? "User.manager" : "User";

    assertThat(breaches(limits, limits, limits, plan(threshold, 6, 100)))
        .containsExactly(
            new Breach(Samples.CONNECTOR, threshold.label(), 5, 6),
            new Breach(lower, threshold.label(), 5, 6));
  }

  @ParameterizedTest
  @EnumSource(Threshold.class)
  void checksOnlyTheLevelsThatHaveTheLimit(Threshold threshold) {
    Map<String, Double> limits = Map.of(threshold.label(), 5.0);

    assertThat(breaches(NO_LIMITS, NO_LIMITS, NO_LIMITS, plan(threshold, 90, 100))).isEmpty();
    assertThat(breaches(NO_LIMITS, limits, limits, plan(threshold, 90, 100)))
        .extracting(Breach::scope)
        .containsExactly(threshold.subject() == Subject.LINK ? "User.manager" : "User");
  }

  @ParameterizedTest
  @EnumSource(Threshold.class)
  void takesZeroForNone(Threshold threshold) {
    Map<String, Double> limits = Map.of(threshold.label(), 0.0);

    assertThat(breaches(limits, NO_LIMITS, NO_LIMITS, plan(threshold, 0, 100))).isEmpty();
    assertThat(breaches(limits, NO_LIMITS, NO_LIMITS, plan(threshold, 1, 100))).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Threshold.class)
  void exceedsEveryPercentageOfNothing(Threshold threshold) {
    Map<String, Double> limits = Map.of(threshold.label(), 1000.0);

    List<Breach> breaches = breaches(limits, NO_LIMITS, NO_LIMITS, plan(threshold, 3, 0));

    if (threshold.unit() == Unit.PERCENT) {
      assertThat(breaches)
          .containsExactly(new Breach(Samples.CONNECTOR, threshold.label(), 1000, 300));
    } else {
      assertThat(breaches).isEmpty();
    }
    assertThat(breaches(limits, NO_LIMITS, NO_LIMITS, plan(threshold, 0, 0))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // deleted, held, limit, over?, actual
    "1, 3, 33.33, true, 33.33",
    "1, 3, 33.34, false, 0",
    "2, 3, 66.66, true, 66.67",
    "51, 1000, 5.1, false, 0",
    "52, 1000, 5.1, true, 5.2",
    "50001, 1000000, 5, true, 5.0",
    "50000, 1000000, 5, false, 0",
    "7, 7, 99.99, true, 100",
    "3000000000, 3000000001, 99.9999999, true, 100"
  })
  void comparesPercentagesExactlyAndReportsThemRounded(
      long deleted, long held, double limit, boolean over, double actual) {
    Map<String, Double> limits = Map.of("maxPercentageDeletedLines", limit);

    List<Breach> breaches =
        breaches(
            limits,
            NO_LIMITS,
            NO_LIMITS,
            plan(Threshold.MAX_PERCENTAGE_DELETED_LINES, deleted, held));

    if (over) {
      assertThat(breaches).extracting(Breach::actual).containsExactly(actual);
    } else {
      assertThat(breaches).isEmpty();
    }
  }

  @Test
  void addsUpWhatAllEntityTypesAndAssociationsChange() {
    Plan plan =
        new Plan(
            Samples.DIGEST,
            Map.of(
                "User", new Counters(60, 4, 0, 0, 0, 0, 6, 50, 0),
                "Guest", new Counters(30, 1, 0, 0, 0, 0, 6, 23, 0)),
            Map.of("User.manager", new Counters(10, 6, 0, 0, 0, 0, 9, 0, 0)),
            Map.of("User", 60L, "Guest", 40L),
            Map.of("User.manager", 90L));
    Map<String, Double> limits =
        Map.of(
            "maximumDeletedLines", 11.0,
            "maxPercentageDeletedLines", 12.0,
            "maxLinkPercentageDeletedLines", 9.5,
            "maximumRejectedLines", 10.0,
            "maxPercentageRejectedLines", 10.9);

    assertThat(breaches(limits, Map.of("maximumDeletedLines", 5.0), NO_LIMITS, plan))
        .containsExactly(
            new Breach(Samples.CONNECTOR, "maximumDeletedLines", 11, 12),
            new Breach(Samples.CONNECTOR, "maxLinkPercentageDeletedLines", 9.5, 10),
            new Breach(Samples.CONNECTOR, "maximumRejectedLines", 10, 11),
            new Breach(Samples.CONNECTOR, "maxPercentageRejectedLines", 10.9, 11),
            new Breach("User", "maximumDeletedLines", 5, 6));
  }

  @Test
  void countsTheLinksOfOtherConnectorsThatGoWithDeletedResources() {
    Plan plan =
        new Plan(
            Samples.DIGEST,
            Map.of(),
            Map.of(
                "User.manager", new Counters(0, 0, 0, 0, 0, 0, 1, 0, 0),
                "Group.members", new Counters(0, 0, 0, 0, 0, 0, 5, 0, 0)),
            Map.of(),
            Map.of("User.manager", 10L, "Group.members", 10L));
    Map<String, Double> limits =
        Map.of("maximumLinkDeletedLines", 5.0, "maxLinkPercentageDeletedLines", 29.0);

    assertThat(breaches(limits, limits, limits, plan))
        .containsExactly(
            new Breach(Samples.CONNECTOR, "maximumLinkDeletedLines", 5, 6),
            new Breach(Samples.CONNECTOR, "maxLinkPercentageDeletedLines", 29, 30));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"COMPLETE", "INCREMENTAL"},
      value = Mode.class)
  void reportsAnEmptySourceWithoutAnyLimit(Mode mode) {
    assertThat(empty(mode, Content.EMPTY, false))
        .containsExactly(new Breach("User", Breach.EMPTY_FILE, 0, 0));
    assertThat(empty(mode, Content.HEADER_ONLY, false))
        .containsExactly(new Breach("User", Breach.NO_ROWS, 0, 0));
  }

  @Test
  void takesACommandFileWithoutRowsForNothingToDo() {
    assertThat(empty(Mode.INCREMENTAL, Content.HEADER_ONLY, true)).isEmpty();
  }

  @Test
  void checksNothingOfAnInitialRun() {
    assertThat(empty(Mode.INITIAL, Content.EMPTY, false)).isEmpty();
  }

  @Test
  void letsForceSkipLimitsButNoEmptySource() {
    Breach limit = new Breach("User", "maximumDeletedLines", 1, 2);
    Breach emptySource = new Breach("User", Breach.NO_ROWS, 0, 0);

    assertThat(Check.holds(List.of(), false)).isFalse();
    assertThat(Check.holds(List.of(limit), false)).isTrue();
    assertThat(Check.holds(List.of(limit), true)).isFalse();
    assertThat(Check.holds(List.of(limit, emptySource), true)).isTrue();
    assertThat(Check.holds(List.of(new Breach("User", Breach.EMPTY_FILE, 0, 0)), true)).isTrue();
  }

  private static List<Breach> empty(Mode mode, Content users, boolean commands) {
    return Check.breaches(
        Samples.connector(NO_LIMITS, NO_LIMITS, NO_LIMITS),
        mode,
        Samples.prepared(users, commands),
        Samples.planDeleting(0));
  }

  private static List<Breach> breaches(
      Map<String, Double> connector,
      Map<String, Double> users,
      Map<String, Double> managers,
      Plan plan) {
    return Check.breaches(
        Samples.connector(connector, users, managers), Mode.COMPLETE, Samples.prepared(), plan);
  }

  /** A plan in which only what the threshold counts happens so often. */
  private static Plan plan(Threshold threshold, long count, long base) {
    long[] counts = new long[3];
    Operation operation = threshold.operation();
    if (operation != null) {
      counts[operation.ordinal()] = count;
    }
    boolean links = threshold.subject() == Subject.LINK;
    boolean rows = threshold.subject() == Subject.ROW;
    return new Plan(
        Samples.DIGEST,
        Map.of(
            "User",
            links
                ? Counters.NONE
                : new Counters(
                    rows ? base : 0,
                    rows ? count : 0,
                    0,
                    0,
                    counts[0],
                    counts[1],
                    counts[2],
                    0,
                    0)),
        Map.of(
            "User.manager",
            links
                ? new Counters(0, 0, 0, 0, counts[0], counts[1], counts[2], 0, 0)
                : Counters.NONE),
        links || rows ? Map.of() : Map.of("User", base),
        links ? Map.of("User.manager", base) : Map.of());
  }
}
