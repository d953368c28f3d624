package dev.sluice.contract.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.definition.NotifyDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.ReviewDefinition;
import dev.sluice.contract.definition.Scope;
import dev.sluice.contract.definition.Threshold;
import dev.sluice.contract.definition.Threshold.Operation;
import dev.sluice.contract.definition.Threshold.Subject;
import dev.sluice.contract.definition.Threshold.Unit;
import dev.sluice.contract.job.Jobs;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.Mode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CheckTest {
  private static final String CONNECTOR = "acme-ad";
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

    assertThat(breaches(limits, limits, limits, plan(threshold, 6, 100)))
        .containsExactly(
            breach(CONNECTOR, threshold, 5, 6, 100),
            breach(lower(threshold), threshold, 5, 6, 100));
  }

  @ParameterizedTest
  @EnumSource(Threshold.class)
  void checksOnlyTheLevelsThatHaveTheLimit(Threshold threshold) {
    Map<String, Double> limits = Map.of(threshold.label(), 5.0);

    assertThat(breaches(NO_LIMITS, NO_LIMITS, NO_LIMITS, plan(threshold, 90, 100))).isEmpty();
    assertThat(breaches(NO_LIMITS, limits, limits, plan(threshold, 90, 100)))
        .extracting(Breach::scope)
        .containsExactly(lower(threshold));
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
          .containsExactly(new Breach(CONNECTOR, threshold.label(), 1000, 300, 3L, 0L));
    } else {
      assertThat(breaches).isEmpty();
    }
    assertThat(breaches(limits, NO_LIMITS, NO_LIMITS, plan(threshold, 0, 0))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // deleted, active, limit, over?, actual
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
      long deleted, long active, double limit, boolean over, double actual) {
    Map<String, Double> limits = Map.of("maxPercentageDeletedLines", limit);

    List<Breach> breaches =
        breaches(
            limits,
            NO_LIMITS,
            NO_LIMITS,
            plan(Threshold.MAX_PERCENTAGE_DELETED_LINES, deleted, active));

    if (over) {
      assertThat(breaches).extracting(Breach::actual).containsExactly(actual);
    } else {
      assertThat(breaches).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0} of {1} active and {2} held: {3}")
  @CsvSource(
      textBlock =
          """
          4,  5, 100, true
          4, 50, 100, false
          5, 50, 100, false
          6, 50, 100, true
          1,  0, 100, true
          """)
  void takesDeletesForAShareOfWhatIsActive(long deleted, long active, long held, boolean over) {
    PlannedDataset users =
        new PlannedDataset(
            "User",
            false,
            Content.ROWS,
            new Counters(0, 0, 0, 0, 0, 0, deleted, 0, 0),
            held,
            active);

    assertThat(
            breaches(Map.of("maxPercentageDeletedLines", 10.0), NO_LIMITS, NO_LIMITS, users)
                .isEmpty())
        .isEqualTo(!over);
  }

  @Test
  void takesInsertsAndUpdatesForAShareOfAllThatIsHeld() {
    PlannedDataset users =
        new PlannedDataset(
            "User", false, Content.ROWS, new Counters(40, 0, 0, 0, 20, 20, 0, 0, 0), 100, 1);
    Map<String, Double> limits =
        Map.of("maxPercentageInsertedLines", 20.0, "maxPercentageUpdatedLines", 20.0);

    assertThat(breaches(limits, NO_LIMITS, NO_LIMITS, users)).isEmpty();
  }

  @Test
  void addsUpWhatAllEntityTypesAndAssociationsChange() {
    Map<String, Double> limits =
        Map.of(
            "maximumDeletedLines", 11.0,
            "maxPercentageDeletedLines", 12.0,
            "maxLinkPercentageDeletedLines", 9.5,
            "maximumRejectedLines", 10.0,
            "maxPercentageRejectedLines", 10.9);

    assertThat(
            breaches(
                limits,
                Map.of("maximumDeletedLines", 5.0),
                NO_LIMITS,
                target("User", false, new Counters(60, 4, 0, 0, 0, 0, 6, 50, 0), 60),
                target("Guest", false, new Counters(30, 1, 0, 0, 0, 0, 6, 23, 0), 40),
                target("User.manager", true, new Counters(10, 6, 0, 0, 0, 0, 9, 0, 0), 90)))
        .containsExactly(
            new Breach(CONNECTOR, "maximumDeletedLines", 11, 12),
            new Breach(CONNECTOR, "maxLinkPercentageDeletedLines", 9.5, 10, 9L, 90L),
            new Breach(CONNECTOR, "maximumRejectedLines", 10, 11),
            new Breach(CONNECTOR, "maxPercentageRejectedLines", 10.9, 11, 11L, 100L),
            new Breach("User", "maximumDeletedLines", 5, 6));
  }

  @Test
  void countsTheLinksOfOtherConnectorsThatGoWithDeletedResources() {
    Map<String, Double> limits =
        Map.of("maximumLinkDeletedLines", 5.0, "maxLinkPercentageDeletedLines", 29.0);

    assertThat(
            breaches(
                limits,
                limits,
                limits,
                target("User.manager", true, new Counters(0, 0, 0, 0, 0, 0, 1, 0, 0), 10),
                target("Group.members", true, new Counters(0, 0, 0, 0, 0, 0, 5, 0, 0), 10)))
        .containsExactly(
            new Breach(CONNECTOR, "maximumLinkDeletedLines", 5, 6),
            new Breach(CONNECTOR, "maxLinkPercentageDeletedLines", 29, 30, 6L, 20L));
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void reportsAnEmptySourceThatTakesSomethingAwayWithoutAnyLimit(Mode mode) {
    assertThat(empty(mode, Content.EMPTY, 1))
        .containsExactly(new Breach("User", Breach.EMPTY_FILE, 0, 0));
    assertThat(empty(mode, Content.HEADER_ONLY, 1))
        .containsExactly(new Breach("User", Breach.NO_ROWS, 0, 0));
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void letsASourceBeRightlyEmpty(Mode mode) {
    assertThat(empty(mode, Content.EMPTY, 0)).isEmpty();
    assertThat(empty(mode, Content.HEADER_ONLY, 0)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Threshold.class)
  void freesAnInitialRunOfLimitsOnInsertsOnly(Threshold threshold) {
    Map<String, Double> limits = Map.of(threshold.label(), 5.0);

    List<Breach> breaches =
        Check.breaches(
            connector(limits, limits, limits), Mode.INITIAL, List.of(plan(threshold, 6, 100)));

    assertThat(breaches).hasSize(threshold.operation() == Operation.INSERT ? 0 : 2);
  }

  @Test
  void letsAFirstLoadPass() {
    Map<String, Double> defaults = new java.util.HashMap<>();
    for (Threshold threshold : Threshold.values()) {
      defaults.put(threshold.label(), threshold.defaultLimit());
    }

    assertThat(
            Check.breaches(
                connector(defaults, NO_LIMITS, NO_LIMITS),
                Mode.INITIAL,
                List.of(
                    target("User", false, new Counters(9000, 9, 0, 0, 8991, 0, 0, 0, 0), 0),
                    new PlannedDataset(
                        "User.manager", true, Content.HEADER_ONLY, Counters.NONE, 0, 0))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "maximumDeletedLines, true, false",
    "maxPercentageRejectedLines, true, false",
    "emptyFile, true, true",
    "noRows, true, true",
    "missedCommands, true, true"
  })
  void letsForceSkipLimitsAndNothingElse(String threshold, boolean holds, boolean evenByForce) {
    Breach breach = new Breach("User", threshold, 1, 2);
    Breach limit = new Breach("User", "maximumUpdatedLines", 1, 2);

    assertThat(Check.holds(List.of(breach), false)).isEqualTo(holds);
    assertThat(Check.holds(List.of(limit, breach), true)).isEqualTo(evenByForce);
    assertThat(Check.holds(List.of(), false)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Threshold.class)
  void tellsTheSameOfAsManyAsAreEnough(Threshold threshold) {
    for (double limit : new double[] {0, 0.1, 10, 33.33, 100, 250}) {
      Map<String, Double> limits = Map.of(threshold.label(), limit);
      ConnectorDefinition connector = connector(limits, NO_LIMITS, limits);
      for (long count : new long[] {0, 1, 3, 10, 99}) {
        for (long base : new long[] {0, 1, 9, 10, 11, 100, 991, 100_000}) {
          PlannedDataset whole = plan(threshold, count, base);
          long enough =
              EnoughOwned.of(
                  connector,
                  List.of(
                      new PlannedDataset(
                          whole.name(),
                          whole.association(),
                          whole.content(),
                          whole.counters(),
                          0,
                          0)));
          PlannedDataset counted =
              new PlannedDataset(
                  whole.name(),
                  whole.association(),
                  whole.content(),
                  whole.counters(),
                  Math.min(enough, whole.owned()),
                  Math.min(enough, whole.active()));

          assertThat(Check.breaches(connector, Mode.INCREMENTAL, List.of(counted)))
              .as("%s of %s at a limit of %s, counted up to %s", count, base, limit, enough)
              .isEqualTo(Check.breaches(connector, Mode.INCREMENTAL, List.of(whole)));
        }
      }
    }
  }

  private static List<Breach> empty(Mode mode, Content users, long deleted) {
    return Check.breaches(
        connector(NO_LIMITS, NO_LIMITS, NO_LIMITS),
        mode,
        List.of(
            new PlannedDataset(
                "User", false, users, new Counters(0, 0, 0, 0, 0, 0, deleted, 0, 0), 9, 9)));
  }

  private static List<Breach> breaches(
      Map<String, Double> connector,
      Map<String, Double> users,
      Map<String, Double> managers,
      PlannedDataset... targets) {
    return Check.breaches(connector(connector, users, managers), Mode.COMPLETE, List.of(targets));
  }

  private static Breach breach(
      String scope, Threshold threshold, double limit, long count, long base) {
    return threshold.unit() == Unit.LINES
        ? new Breach(scope, threshold.label(), limit, count)
        : new Breach(scope, threshold.label(), limit, count * 100.0 / base, count, base);
  }

  private static String lower(Threshold threshold) {
    return threshold.subject() == Subject.LINK ? "User.manager" : "User";
  }

  private static PlannedDataset target(
      String name, boolean association, Counters counters, long before) {
    return new PlannedDataset(name, association, Content.ROWS, counters, before, before);
  }

  /** A plan in which only what the threshold counts happens so often. */
  private static PlannedDataset plan(Threshold threshold, long count, long base) {
    long[] counts = new long[3];
    Operation operation = threshold.operation();
    if (operation != null) {
      counts[operation.ordinal()] = count;
    }
    boolean rows = operation == null;
    return target(
        lower(threshold),
        threshold.subject() == Subject.LINK,
        new Counters(
            rows ? base : 0, rows ? count : 0, 0, 0, counts[0], counts[1], counts[2], 0, 0),
        rows ? 0 : base);
  }

  private static ConnectorDefinition connector(
      Map<String, Double> thresholds, Map<String, Double> users, Map<String, Double> managers) {
    return new ConnectorDefinition(
        CONNECTOR,
        "default",
        List.of(),
        List.of(type("User", users), type("Guest", NO_LIMITS)),
        List.of(
            new AssociationDefinition(
                "User.manager",
                "managers",
                new LinkEnd("User", "employeeID", null),
                new LinkEnd("User", "manager", null),
                Multiplicity.ONE,
                null,
                managers)),
        thresholds,
        ReviewDefinition.DEFAULT,
        NotifyDefinition.NONE,
        Jobs.NONE);
  }

  private static EntityTypeDefinition type(String name, Map<String, Double> thresholds) {
    return new EntityTypeDefinition(
        name,
        "entries",
        "employeeId",
        OnMissing.DELETE,
        Scope.CONNECTOR,
        false,
        null,
        List.of(),
        thresholds);
  }
}
