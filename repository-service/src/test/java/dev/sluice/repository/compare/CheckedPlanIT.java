package dev.sluice.repository.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.Scope;
import dev.sluice.contract.definition.Threshold;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a plan is found to exceed, by what there was before. */
class CheckedPlanIT {
  private final Repository repository = new Repository();

  @ParameterizedTest
  @EnumSource(names = {"COMPLETE", "INCREMENTAL"})
  void takesAShareOfThoseWhoAreStillActive(Mode mode) {
    ConnectorDefinition acme = users(OnMissing.DEACTIVATE, Scope.CONNECTOR).build();
    repository.complete(acme).rows("User", users(1, 10)).apply();
    repository.complete(acme).rows("User", users(1, 5)).apply();
    assertThat(repository.resources("User")).filteredOn(user -> user.startsWith("off")).hasSize(5);

    ARun run = repository.run(acme, mode);
    run.rows("User", mode == Mode.COMPLETE ? users(1, 1) : deletes("2", "3", "4", "5"));

    assertThat(run.plan().breaches())
        .containsExactly(new Breach("acme", "maxPercentageDeletedLines", 10, 80, 4L, 5L));
  }

  @ParameterizedTest(name = "{0} {1}: {2} of {3}")
  @CsvSource(
      textBlock =
          """
          COMPLETE,    CONNECTOR, 1, 4
          COMPLETE,    CSV,       4, 7
          COMPLETE,    ALL,       6, 9
          INCREMENTAL, CONNECTOR, 1, 4
          INCREMENTAL, CSV,       4, 7
          INCREMENTAL, ALL,       6, 9
          """)
  void takesAShareOfWhatTheScopeReaches(Mode mode, Scope scope, long lines, long of) {
    ConnectorDefinition acme = users(OnMissing.DELETE, scope).build();
    repository.complete(acme).rows("User", users(1, 4)).apply();
    for (String key : List.of("o1", "o2", "o3")) {
      repository.stored("User", key, "{}", "connector", "other", "csv");
    }
    repository.madeByHand("User", "m1", "{}");
    repository.madeByHand("User", "m2", "{}");

    ARun run = repository.run(acme, mode);
    run.rows(
        "User", mode == Mode.COMPLETE ? users(1, 3) : deletes("4", "m1", "m2", "o1", "o2", "o3"));

    assertThat(run.plan().breaches())
        .singleElement()
        .satisfies(
            breach -> {
              assertThat(breach.lines()).isEqualTo(lines);
              assertThat(breach.of()).isEqualTo(of);
            });
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLETE", "INCREMENTAL"})
  void takesUpdatesAndInsertsForAShareOfAllThatIsHeld(Mode mode) {
    ConnectorDefinition acme =
        AConnector.named("acme")
            .onMissing(OnMissing.DEACTIVATE)
            .limit(Threshold.MAX_PERCENTAGE_UPDATED_LINES, 10)
            .limit(Threshold.MAX_PERCENTAGE_INSERTED_LINES, 20)
            .users()
            .build();
    repository.complete(acme).rows("User", users(1, 10)).apply();
    repository.complete(acme).rows("User", users(1, 1)).apply();

    String word = mode == Mode.COMPLETE ? "" : "insert";
    ARun within =
        repository
            .run(acme, mode)
            .rows("User", word + ",1,u1,New", word + ",11,u11,", word + ",12,u12,");
    ARun beyond = repository.run(acme, mode).rows("User", word + ",1,u1,New", word + ",2,u2,New");

    assertThat(within.plan().breaches()).isEmpty();
    assertThat(beyond.plan().breaches())
        .containsExactly(new Breach("acme", "maxPercentageUpdatedLines", 10, 20, 2L, 10L));
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void saysThatInsertsGoIntoNothing(Mode mode) {
    ConnectorDefinition acme =
        AConnector.named("acme").limit(Threshold.MAX_PERCENTAGE_INSERTED_LINES, 30).users().build();

    String word = mode == Mode.INCREMENTAL ? "insert" : "";
    String[] rows = Stream.of(users(1, 5)).map(row -> word + row).toArray(String[]::new);
    List<Breach> breaches = repository.run(acme, mode).rows("User", rows).plan().breaches();

    if (mode == Mode.INITIAL) {
      assertThat(breaches).isEmpty();
    } else {
      assertThat(breaches)
          .containsExactly(new Breach("acme", "maxPercentageInsertedLines", 30, 500, 5L, 0L));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLETE", "INCREMENTAL"})
  void takesAShareOfTheConnectorsLinks(Mode mode) {
    ConnectorDefinition acme =
        AConnector.named("acme")
            .limit(Threshold.MAX_LINK_PERCENTAGE_DELETED_LINES, 10)
            .users()
            .groups()
            .members(true)
            .build();
    repository
        .complete(acme)
        .rows("User", users(1, 4))
        .rows("Group", ",g,cn=g")
        .rows("Group.members", ",g,1", ",g,2", ",g,3", ",g,4")
        .apply();

    ARun run = repository.run(acme, mode);
    if (mode == Mode.COMPLETE) {
      run.rows("User", users(1, 4))
          .rows("Group", ",g,cn=g")
          .rows("Group.members", ",g,1", ",g,2", ",g,3");
    } else {
      run.rows("Group.members", "delete,g,4");
    }

    assertThat(run.plan().breaches())
        .containsExactly(new Breach("acme", "maxLinkPercentageDeletedLines", 10, 25, 1L, 4L));
  }

  @ParameterizedTest(name = "{0}, {1} switched off of {2}, {3}: {4}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          DELETE,     0, 0, EMPTY,       -
          DELETE,     0, 1, EMPTY,       emptyFile
          DELETE,     0, 1, HEADER_ONLY, noRows
          DEACTIVATE, 2, 2, EMPTY,       -
          DEACTIVATE, 2, 2, HEADER_ONLY, -
          DEACTIVATE, 1, 2, EMPTY,       emptyFile
          """)
  void holdsAnEmptySourceThatTakesSomethingAway(
      OnMissing onMissing, int off, int before, Content content, String breach) {
    ConnectorDefinition acme = AConnector.named("acme").onMissing(onMissing).users().build();
    repository.complete(acme).rows("User", users(1, before)).apply();
    repository.complete(acme).rows("User", users(off + 1, before)).apply();

    assertThat(repository.complete(acme).holding("User", content).plan().breaches())
        .extracting(Breach::threshold)
        .isEqualTo(breach == null ? List.of() : List.of(breach));
  }

  @Test
  void holdsAnEmptyListOfLinksThatTakesLinksAway() {
    ConnectorDefinition acme = AConnector.named("acme").users().groups().members(true).build();
    ARun first = repository.run(acme, Mode.INITIAL).rows("User", ",1,ann,").rows("Group", ",g,g");
    assertThat(first.holding("Group.members", Content.HEADER_ONLY).plan().breaches()).isEmpty();
    first.rows("Group.members", ",g,1").holding("Group.members", Content.ROWS).apply();

    ARun run = repository.complete(acme).rows("User", ",1,ann,").rows("Group", ",g,g");
    run.holding("Group.members", Content.HEADER_ONLY);

    assertThat(run.plan().breaches())
        .containsExactly(new Breach("Group.members", Breach.NO_ROWS, 0, 0));
  }

  @Test
  void holdsAnInitialRunThatTouchesWhatOthersHold() {
    ConnectorDefinition other = AConnector.named("other").withStatus().users().build();
    ConnectorDefinition acme =
        AConnector.named("acme")
            .adopting()
            .withStatus()
            .limit(Threshold.MAX_PERCENTAGE_DELETED_LINES, 10)
            .limit(Threshold.MAXIMUM_UPDATED_LINES, 0)
            .limit(Threshold.MAXIMUM_INSERTED_LINES, 0)
            .users()
            .build();
    repository.complete(other).rows("User", ",1,ann,,", ",2,bob,,", ",3,cid,,").apply();

    assertThat(
            repository
                .run(acme, Mode.INITIAL)
                .rows("User", ",1,ann,,false", ",2,bob,,false", ",3,cid,Cid,", ",4,dan,,")
                .plan()
                .breaches())
        .containsExactly(
            new Breach("acme", "maximumUpdatedLines", 0, 1),
            new Breach("acme", "maxPercentageDeletedLines", 10, 200, 2L, 0L));
  }

  @Test
  void countsLinksOfOthersThatGoWithTheirEnds() {
    ConnectorDefinition acme =
        users(OnMissing.DELETE, Scope.CONNECTOR)
            .limit(Threshold.MAX_LINK_PERCENTAGE_DELETED_LINES, 40)
            .build();
    ConnectorDefinition other = AConnector.named("other").groups().members(true).build();
    repository.complete(acme).rows("User", users(1, 20)).apply();
    repository
        .complete(other)
        .rows("Group", ",g,cn=g")
        .rows("Group.members", ",g,1", ",g,20")
        .apply();

    assertThat(repository.complete(acme).rows("User", users(1, 19)).plan().breaches())
        .containsExactly(new Breach("acme", "maxLinkPercentageDeletedLines", 40, 50, 1L, 2L));
  }

  private static AConnector users(OnMissing onMissing, Scope scope) {
    return AConnector.named("acme")
        .onMissing(onMissing)
        .scope(scope)
        .limit(Threshold.MAX_PERCENTAGE_DELETED_LINES, 10)
        .users();
  }

  private static String[] users(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(number -> "," + number + ",u" + number + ",")
        // In byte order, as the agent sends them.
        .sorted()
        .toArray(String[]::new);
  }

  private static String[] deletes(String... keys) {
    return IntStream.range(0, keys.length)
        .mapToObj(each -> "delete," + keys[each] + ",,")
        .toArray(String[]::new);
  }
}
