package dev.sluice.repository.inspect.fill;

import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static dev.sluice.repository.plan.AConnector.property;
import static dev.sluice.repository.plan.ARun.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.repository.Plan;
import dev.sluice.repository.inspect.InspectedDataset;
import dev.sluice.repository.inspect.InspectedPlanInSql;
import dev.sluice.repository.inspect.Inspection;
import dev.sluice.repository.inspect.InspectionState;
import dev.sluice.repository.inspect.Inspections;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InspectorIT {
  private static final AConnector PEOPLE =
      AConnector.named("acme")
          .type(
              "User",
              "employeeId",
              property("name", PropertyType.STRING),
              property("office", PropertyType.STRING),
              property("floor", PropertyType.INTEGER),
              property("hiredOn", PropertyType.DATE));

  /**
   * What may be planned.
   *
   * @param plans plans a run, after those that are applied before it
   */
  record Case(String name, Function<Repository, ARun> plans) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("nothing changes", r -> people(r, "1,Ann,Lyon,3,", "2,Bob,,,")),
        new Case("no update", r -> people(r, "1,Ann,Lyon,3,", "2,Bob,,,", "3,Cid,Paris,1,")),
        new Case("only deletes", r -> people(r)),
        new Case("emptied, filled, changed", r -> people(r, "1,Ann,,4,", "2,Bob,Lyon,,2020-01-02")),
        new Case("all at once", r -> people(r, "2,Bo,Paris,7,", "3,Cid,Paris,1,")),
        new Case(
            "texts with quotes, backslashes, tabs and line breaks",
            r -> people(r, "1,\"A \"\"n\"\"\\\t\\N,\",\"Ly\non\",3,", "2,{},[],,")),
        new Case(
            "unicode", r -> people(r, "1,İıŞ \uD83D\uDE00 é e\u0301,Lyon,3,", "2,\u0001,\u2028,,")),
        new Case("numbers", r -> people(r, "1,Ann,Lyon,-3,", "2,Bob,,0,")),
        new Case("70 properties", InspectorIT::wide),
        new Case("a type with no property", InspectorIT::bare),
        new Case("links", InspectorIT::links),
        new Case("links of owners that come, go, change and stay", InspectorIT::linksInOffices),
        new Case("links alone", InspectorIT::linksAlone),
        new Case("links that other connectors state", InspectorIT::linksOfOthers),
        new Case("switched off and on", InspectorIT::switched),
        new Case("properties of another connector and of people", InspectorIT::shared),
        new Case("many segments", InspectorIT::offices),
        new Case("a first load in parts", InspectorIT::firstLoad),
        new Case("commands", InspectorIT::commands));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void findsWhatThePlanSays(Case planned) {
    Repository repository = new Repository();
    ARun run = planned.plans().apply(repository);

    Inspection found = inspect(repository, run, run.plan());

    assertThat(found.state()).isEqualTo(InspectionState.DONE);
    assertThat(found.endedAt()).isAfter(found.startedAt());
    assertThat(found.changes()).isEqualTo(run.changes().size() + run.linkChanges().size());
    new InspectedPlanInSql(repository.dsl, run.id).check();
  }

  @Test
  void countsColumnsInAnotherLocale() {
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      Repository repository = new Repository();
      ARun run = people(repository, "1,Ann,,4,", "2,Bob,Lyon,,2020-01-02");

      InspectedDataset users = inspect(repository, run, run.plan()).datasets().get(0);

      assertThat(users.name()).isEqualTo("User");
      assertThat(users.owned()).isEqualTo(2);
      assertThat(users.columns())
          .extracting(
              column ->
                  String.join(
                      " ",
                      column.bit() + column.property(),
                      Long.toString(column.changed()),
                      Long.toString(column.emptied()),
                      Long.toString(column.filled())))
          .containsExactly("0name 0 0 0", "1office 2 1 1", "2floor 1 0 0", "3hiredOn 1 0 1");
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void choosesSegmentsThatTellMost() {
    Repository repository = new Repository();
    ARun run = offices(repository);

    InspectedDataset users = inspect(repository, run, run.plan()).datasets().get(0);

    // The name differs in each, and every change has another one.
    assertThat(users.segments())
        .extracting(segment -> segment.number() + segment.property())
        .containsExactly("1floor", "2office", "3hiredOn");
  }

  @Test
  void groupsLinksByWhatTheirOwnersHaveEvenIfNoneOfThemChanges() {
    Repository repository = new Repository();
    ARun run = linksAlone(repository);

    InspectedDataset managers = inspect(repository, run, run.plan()).datasets().get(1);

    assertThat(managers.name()).isEqualTo("User.manager");
    assertThat(managers.segments()).extracting(segment -> segment.property()).contains("office");
    assertThat(
            repository.dsl.fetch(
                "SELECT value, c.changes FROM review_cube c JOIN review_segment s USING"
                    + " (inspection, target) JOIN review_segment_value v USING (inspection, target,"
                    + " segment) WHERE property = 'office' AND v.id = CASE segment WHEN 1 THEN"
                    + " segment1 WHEN 2 THEN segment2 ELSE segment3 END AND c.changes > 0"))
        .extracting(row -> row.get(0, String.class))
        .contains("Lyon", "Nice", null);
  }

  @Test
  void countsPatternsAndDistances() {
    Repository repository = new Repository();
    ConnectorDefinition acme = PEOPLE.build();
    repository
        .complete(acme)
        .rows("User", ",1,Ann,L-1,3,2020-01-31", ",2,Bob,L-2,4,2021-02-28", ",3,Cid,,5,")
        .apply();
    ARun run =
        repository
            .complete(acme)
            .rows(
                "User",
                ",1,Ann,P-12,1,2020-02-01",
                ",2,Bob,P-34,2,2021-03-01",
                ",3,Cid,Çé 5,6,2020-02-01");
    inspect(repository, run, run.plan());

    assertThat(
            repository.dsl.fetch(
                "SELECT property, after, mask, m.changes FROM review_mask m JOIN review_column"
                    + " USING (inspection, target, col) WHERE property = 'office'"
                    + " ORDER BY after, rank"))
        .extracting(row -> row.intoList().toString())
        .containsExactly(
            "[office, false, A-9, 2]", "[office, true, A-99, 2]", "[office, true, Aa 9, 1]");
    assertThat(
            repository.dsl.fetch(
                "SELECT property, shifts::text FROM review_column WHERE shifts <> '[]'"
                    + " ORDER BY col"))
        .extracting(row -> row.intoList().toString())
        .containsExactly(
            "[floor, [{\"by\": \"-2\", \"changes\": 2}, {\"by\": \"1\", \"changes\": 1}]]",
            "[hiredOn, [{\"by\": \"P1D\", \"changes\": 2}]]");
  }

  @Test
  void givesWhatIsDoneAsItIs() {
    Repository repository = new Repository();
    ARun run = people(repository, "1,Ann,,4,");
    Plan plan = run.plan();
    Inspection first = inspect(repository, run, plan);

    assertThat(inspect(repository, run, plan)).isEqualTo(first);
  }

  @Test
  void replacesWhatAnAttemptLeftThatWasStopped() {
    Repository repository = new Repository();
    ARun run = firstLoad(repository);
    Plan plan = run.plan();
    LongConsumer stop =
        read -> {
          throw new IllegalStateException("stopped");
        };
    var inspector = new Inspector(repository.database);

    // Its rows are many enough to be told of.
    assertThatThrownBy(() -> inspector.inspect(run.id, plan.digest(), run.connector(), stop))
        .hasMessage("stopped");

    Inspection stopped = new Inspections(repository.dsl).of(run.id).orElseThrow();
    assertThat(stopped.state()).isEqualTo(InspectionState.FAILED);
    assertThat(stopped.failure())
        .isEqualTo("The plan could not be inspected; see the server's log");
    assertThat(repository.dsl.fetchCount(REVIEW_CHANGE)).isZero();

    assertThat(inspect(repository, run, plan).changes()).isEqualTo(5000);
    new InspectedPlanInSql(repository.dsl, run.id).check();
  }

  @Test
  void refusesAPlanThatIsNoLongerTheRuns() {
    Repository repository = new Repository();
    ARun run = people(repository, "1,Ann,,4,");
    Plan plan = run.plan();
    inspect(repository, run, plan);
    run.rows("User", ",1,Ann,,5,").plan();
    var inspector = new Inspector(repository.database);

    // With the plan went what was found about it.
    assertThat(new Inspections(repository.dsl).of(run.id)).isEmpty();
    assertThat(repository.dsl.fetchCount(REVIEW_CHANGE)).isZero();
    refused(
        FailureType.PLAN_CHANGED,
        () -> inspector.inspect(run.id, plan.digest(), run.connector(), read -> {}));
  }

  @Test
  void refusesToWriteWhatWasPlannedAnewMeanwhile() {
    Repository repository = new Repository();
    ARun run = firstLoad(repository);
    Plan plan = run.plan();
    LongConsumer planAnew = read -> run.begin();
    var inspector = new Inspector(repository.database);

    refused(
        FailureType.PLAN_CHANGED,
        () -> inspector.inspect(run.id, plan.digest(), run.connector(), planAnew));
    assertThat(repository.dsl.fetchCount(REVIEW_CHANGE)).isZero();
  }

  @Test
  void laterAttemptOvertakesAnEarlierOne() {
    Repository repository = new Repository();
    ARun run = firstLoad(repository);
    Plan plan = run.plan();
    var inspector = new Inspector(repository.database);
    LongConsumer overtake =
        read -> inspector.inspect(run.id, plan.digest(), run.connector(), more -> {});

    refused(
        FailureType.OVERTAKEN,
        () -> inspector.inspect(run.id, plan.digest(), run.connector(), overtake));
    assertThat(repository.dsl.fetchCount(REVIEW_CHANGE)).isEqualTo(5000);
    new InspectedPlanInSql(repository.dsl, run.id).check();
  }

  @Test
  void refusesAnEndedRun() {
    Repository repository = new Repository();
    ARun run = people(repository, "1,Ann,,4,");
    Plan plan = run.plan();
    run.apply(plan);
    var inspector = new Inspector(repository.database);

    refused(
        FailureType.RUN_ENDED,
        () -> inspector.inspect(run.id, plan.digest(), run.connector(), read -> {}));
  }

  @Test
  void keepsTwoConnectorsApart() {
    Repository repository = new Repository();
    ARun acme = people(repository, "1,Ann,,4,");
    Plan ofAcme = acme.plan();
    ARun other =
        repository
            .complete(
                AConnector.named("other")
                    .type("Guest", "id", property("office", PropertyType.STRING))
                    .build())
            .rows("Guest", ",1,Lyon");
    Plan ofOther = other.plan();

    inspect(repository, acme, ofAcme);
    Inspection guests = inspect(repository, other, ofOther);

    assertThat(guests.datasets()).extracting(InspectedDataset::name).containsExactly("Guest");
    new InspectedPlanInSql(repository.dsl, acme.id).check();
    new InspectedPlanInSql(repository.dsl, other.id).check();
  }

  static Inspection inspect(Repository repository, ARun run, Plan plan) {
    new Inspector(repository.database).inspect(run.id, plan.digest(), run.connector(), read -> {});
    return new Inspections(repository.dsl).of(run.id).orElseThrow();
  }

  private static ARun people(Repository repository, String... rows) {
    ConnectorDefinition acme = PEOPLE.build();
    repository.complete(acme).rows("User", ",1,Ann,Lyon,3,", ",2,Bob,,,").apply();
    return repository
        .complete(acme)
        .rows("User", Stream.of(rows).map(row -> "," + row).toArray(String[]::new));
  }

  private static ARun wide(Repository repository) {
    ConnectorDefinition wide =
        AConnector.named("wide")
            .type(
                "Wide",
                "id",
                IntStream.range(0, 70)
                    .mapToObj(each -> property("p" + each, PropertyType.STRING))
                    .toArray(PropertyDefinition[]::new))
            .build();
    repository.complete(wide).rows("Wide", wideRow(1, "a"), wideRow(2, "b")).apply();
    return repository.complete(wide).rows("Wide", wideRow(1, "c"), wideRow(2, ""));
  }

  private static String wideRow(int key, String value) {
    return IntStream.range(0, 70)
        .mapToObj(each -> each % 7 == 0 ? "same" : value)
        .collect(Collectors.joining(",", "," + key + ",", ""));
  }

  private static ARun bare(Repository repository) {
    ConnectorDefinition bare = AConnector.named("bare").type("Bare", "id").build();
    repository.complete(bare).rows("Bare", ",1", ",2").apply();
    return repository.complete(bare).rows("Bare", ",2", ",3");
  }

  private static ARun links(Repository repository) {
    ConnectorDefinition acme =
        AConnector.named("acme").users().groups().managers(null).members(true).build();
    String[] users = {",1,ann,Ann", ",2,bob,Bob", ",3,cid,Cid"};
    repository
        .complete(acme)
        .rows("User", users)
        .rows("Group", ",g,dn")
        .rows("User.manager", ",1,2", ",2,3")
        .rows("Group.members", ",g,1", ",g,2")
        .apply();
    return repository
        .complete(acme)
        .rows("User", ",1,ann,Ann", ",2,bob,Bob")
        .rows("Group", ",g,dn")
        .rows("User.manager", ",1,2", ",2,1")
        .rows("Group.members", ",g,2");
  }

  private static ConnectorDefinition peopleWithLinks(String name) {
    return AConnector.named(name)
        .adopting()
        .type(
            "User",
            "employeeId",
            property("name", PropertyType.STRING),
            property("office", PropertyType.STRING),
            property("floor", PropertyType.INTEGER),
            property("hiredOn", PropertyType.DATE))
        .managers(null)
        .links("User.deputies", "User")
        .build();
  }

  private static String[] manager(int first, int last, String manager) {
    return IntStream.range(first, last)
        .mapToObj(each -> "," + each + "," + manager)
        .toArray(String[]::new);
  }

  private static ARun linksInOffices(Repository repository) {
    ConnectorDefinition acme = peopleWithLinks("acme");
    String[] before = offices("Lyon");
    repository
        .complete(acme)
        .rows("User", before)
        .rows("User.manager", manager(10, 40, "50"))
        .rows("User.deputies", ",10,11", ",10,12", ",12,13", ",59,10")
        .apply();
    // Those below 20 go, those from 40 change, those between stay as they are, and two come.
    String[] after =
        Stream.of(
                Stream.of(before).skip(10).limit(20),
                Stream.of(offices("Paris")).skip(30),
                Stream.of(",70,New,Rome,1,", ",71,Newer,,,"))
            .flatMap(rows -> rows)
            .toArray(String[]::new);
    return repository
        .complete(acme)
        .rows("User", after)
        .rows(
            "User.manager",
            Stream.of(manager(20, 40, "51"), manager(40, 48, "52"), manager(70, 72, "50"))
                .flatMap(Stream::of)
                .toArray(String[]::new))
        .rows("User.deputies", ",59,30", ",59,31", ",70,71");
  }

  private static ARun linksAlone(Repository repository) {
    ConnectorDefinition acme = peopleWithLinks("acme");
    repository
        .complete(acme)
        .rows("User", offices("Lyon"))
        .rows("User.manager", manager(10, 40, "50"))
        .apply();
    // A property that no change has.
    repository.changedByHand("User", "10", "{\"office\": \"Brest\", \"shoe\": 43}");
    String[] people = offices("Lyon");
    people[0] = ",10,,Brest,,";
    return repository
        .complete(acme)
        .rows("User", people)
        .rows("User.manager", manager(10, 45, "51"));
  }

  private static ARun linksOfOthers(Repository repository) {
    ConnectorDefinition acme =
        AConnector.named("acme")
            .adopting()
            .type("User", "employeeId", property("office", PropertyType.STRING))
            .build();
    ConnectorDefinition other = peopleWithLinks("other");
    String[] offices =
        IntStream.range(10, 40)
            .mapToObj(each -> "," + each + ",Office " + each % 3)
            .toArray(String[]::new);
    repository.complete(acme).rows("User", offices).apply();
    repository
        .complete(other)
        .rows("User")
        .rows("User.manager", manager(10, 40, "12"))
        .rows("User.deputies", ",10,11", ",12,13")
        .apply();
    return repository
        .complete(acme)
        .rows("User", Stream.of(offices).skip(9).toArray(String[]::new));
  }

  private static ARun switched(Repository repository) {
    ConnectorDefinition acme =
        AConnector.named("acme").withStatus().onMissing(OnMissing.DEACTIVATE).users().build();
    repository
        .complete(acme)
        .rows("User", ",1,ann,Ann,false", ",2,bob,Bob,true", ",3,cid,Cid,true", ",4,dan,Dan,false")
        .apply();
    return repository
        .complete(acme)
        .rows("User", ",1,ann,Ann,true", ",2,bob,Bo,false", ",4,dan,Da,true");
  }

  private static ARun shared(Repository repository) {
    ConnectorDefinition hr =
        AConnector.named("hr")
            .adopting()
            .type("User", "employeeId", property("badge", PropertyType.STRING))
            .build();
    ConnectorDefinition acme = AConnector.named("acme").adopting().users().build();
    repository.complete(hr).rows("User", ",1,b1", ",2,b2").apply();
    repository.madeByHand("User", "3", "{\"name\": \"Cid\", \"shoe\": 43, \"vip\": true}");
    return repository.complete(acme).rows("User", ",1,ann,Ann", ",2,bob,Bob", ",3,cid,Cyd");
  }

  private static ARun offices(Repository repository) {
    ConnectorDefinition acme = PEOPLE.build();
    repository.complete(acme).rows("User", offices("Lyon")).apply();
    return repository.complete(acme).rows("User", offices("Paris"));
  }

  private static String[] offices(String other) {
    return IntStream.range(10, 60)
        .mapToObj(
            each ->
                List.of(
                        "",
                        Integer.toString(each),
                        "Name" + each + other,
                        each % 3 == 0 ? "" : each % 5 == 0 ? other : "Nice",
                        Integer.toString(each % 4),
                        "2020-01-0" + (each % 2 + 1))
                    .stream()
                    .collect(Collectors.joining(",")))
        .toArray(String[]::new);
  }

  private static ARun firstLoad(Repository repository) {
    return repository
        .complete(PEOPLE.build())
        .rows(
            "User",
            IntStream.range(1000, 6000)
                .mapToObj(
                    each -> "," + each + ",N" + each + ",Office" + each % 9 + "," + each % 5 + ",")
                .toArray(String[]::new));
  }

  private static ARun commands(Repository repository) {
    ConnectorDefinition acme = PEOPLE.build();
    repository.complete(acme).rows("User", ",1,Ann,Lyon,3,", ",2,Bob,,,", ",3,Cid,,,").apply();
    return repository
        .incremental(acme)
        .withCommands()
        .rows("User", "update,1,,NULL_NULL,4,", "delete,2,,,,", "merge,4,Dan,,,");
  }
}
