package dev.sluice.repository.inspect.fill;

import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_CUBE;
import static dev.sluice.repository.jooq.Tables.REVIEW_IMPACT;
import static dev.sluice.repository.jooq.Tables.REVIEW_PERSON_PAIR;
import static dev.sluice.repository.plan.AConnector.property;
import static dev.sluice.repository.plan.AConnector.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.sum;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition.Protection;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.repository.Plan;
import dev.sluice.repository.inspect.Inspections;
import dev.sluice.repository.inspect.Mark;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.InspectionTables;
import dev.sluice.repository.plan.Repository;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is found out of single changes, and of what they lead to. */
class MarksIT {
  private static final int PEOPLE = 60;

  private static final ConnectorDefinition STAFF =
      AConnector.named("acme")
          .type(
              "User",
              "employeeId",
              unique("login"),
              property("givenName", PropertyType.STRING),
              property("sn", PropertyType.STRING),
              property("born", PropertyType.DATE))
          .managers(null)
          .build();

  private final Repository repository = new Repository();

  @Test
  void marksPeopleUnderNewKeys() {
    repository
        .complete(STAFF)
        .rows("User", people("", 0, PEOPLE, true))
        .rows("User.manager")
        .apply();

    // Everybody has a new key, except those who leave; others come.
    ARun run =
        repository
            .complete(STAFF)
            .rows("User", people("N", 10, PEOPLE + 15, true))
            .rows("User.manager");
    int inspection = inspect(run);

    assertThat(marked(inspection, Mark.REKEYED)).hasSize(2 * (PEOPLE - 10)).doesNotContain("0003");
    assertThat(
            repository
                .dsl
                .selectFrom(REVIEW_PERSON_PAIR)
                .where(REVIEW_PERSON_PAIR.INSPECTION.eq(inspection))
                .orderBy(REVIEW_PERSON_PAIR.P)
                .fetch())
        .hasSize(PEOPLE - 10)
        .allMatch(pair -> pair.getInserted().equals("N" + pair.getDeleted()))
        .extracting(pair -> pair.getEntityType())
        .containsOnly("User");
  }

  @Test
  void marksDeletesWithWhichTheLastLinkOfSomebodyGoes() {
    repository
        .complete(STAFF)
        .rows("User", people("", 0, 5, true))
        .rows("User.manager", ",0000,0001", ",0002,0003", ",0004,0003")
        .apply();

    ARun run =
        repository
            .complete(STAFF)
            .rows("User", people("", 0, 3, true))
            .rows("User.manager", ",0000,0001");
    int inspection = inspect(run);

    assertThat(marked(inspection, Mark.LAST_LINK)).containsExactly("0003");
    assertThat(impact(inspection)).containsExactly("WITHOUT_TARGET User.manager 1");
  }

  @Test
  void tellsWhoLosesAnIdentifier() {
    repository.complete(STAFF).rows("User", people("", 0, 3, true)).rows("User.manager").apply();

    ARun run =
        repository.complete(STAFF).rows("User", people("", 0, 3, false)).rows("User.manager");

    assertThat(impact(inspect(run))).containsExactly("EMPTIED User.login 3");
  }

  @Test
  void marksWhoIsProtectedAndTellsWhatBecomesOfThem() {
    ConnectorDefinition guarded = guarded("row.sn.startsWith('Sura')", "0003");
    repository.complete(STAFF).rows("User", people("", 0, 5, true)).rows("User.manager").apply();

    ARun run =
        repository
            .complete(guarded)
            // 0 is protected by its name and changes, 3 by its key and goes, 17 comes.
            .rows("User", ",0000,other,,Suraa,", ",0001,login1,,,", ",0017,x,,Suraa,")
            .rows("User.manager");
    int inspection = inspect(run);

    assertThat(marked(inspection, Mark.PROTECTED)).containsExactly("0000", "0003");
    assertThat(impact(inspection)).startsWith("PROTECTED_TAKEN User 1", "PROTECTED_CHANGED User 1");
  }

  @Test
  void whoeverIsProtectedIsNobodyElseUnderAnotherKey() {
    repository
        .complete(STAFF)
        .rows("User", people("", 0, PEOPLE, true))
        .rows("User.manager")
        .apply();

    ARun run =
        repository
            .complete(guarded(null, "0020", "0021"))
            .rows("User", people("N", 0, PEOPLE, true))
            .rows("User.manager");

    assertThat(marked(inspect(run), Mark.REKEYED))
        .hasSize(2 * (PEOPLE - 2))
        .doesNotContain("0020", "N0020", "0021", "N0021");
  }

  private static ConnectorDefinition guarded(@Nullable String filter, String... keys) {
    return STAFF.with(
        STAFF.entityTypes().stream()
            .map(each -> each.protecting(new Protection(List.of(keys), filter)))
            .toList());
  }

  @Test
  void forgetsAllWithThePlan() {
    marksDeletesWithWhichTheLastLinkOfSomebodyGoes();

    ARun run = repository.complete(STAFF).rows("User", people("", 0, 3, true)).rows("User.manager");
    int inspection = inspect(run);
    repository.dsl.transaction(
        configuration -> InspectionTables.forget(configuration.dsl(), run.id));

    assertThat(InspectionTables.ALL)
        .allSatisfy(
            table ->
                assertThat(
                        repository.dsl.fetchCount(
                            table, InspectionTables.inspection(table).eq(inspection)))
                    .isZero());
  }

  private static String[] people(String prefix, int from, int to, boolean login) {
    return IntStream.range(from, to)
        .mapToObj(
            n ->
                String.format(
                    Locale.ROOT,
                    ",%s%04d,%s,%s,%s,19%02d-0%d-1%d",
                    prefix,
                    n,
                    login ? "login" + n : "",
                    "Given" + (char) ('a' + n % 13),
                    "Sur" + (char) ('a' + n % 17) + (char) ('a' + n / 17),
                    50 + n % 50,
                    1 + n % 9,
                    n % 7))
        .toArray(String[]::new);
  }

  private int inspect(ARun run) {
    Plan plan = run.plan();
    new Inspector(repository.database).inspect(run.id, plan.digest(), run.connector(), read -> {});
    return new Inspections(repository.dsl).of(run.id).orElseThrow().id();
  }

  /** The keys, of which the cube must count as many. */
  private List<String> marked(int inspection, Mark mark) {
    List<String> keys =
        repository
            .dsl
            .selectFrom(REVIEW_CHANGE)
            .where(REVIEW_CHANGE.INSPECTION.eq(inspection))
            .and(REVIEW_CHANGE.MARKS.bitAnd(mark.bit()).ne(0))
            .orderBy(REVIEW_CHANGE.N)
            .fetch(REVIEW_CHANGE.KEY);
    assertThat(
            repository
                .dsl
                .select(sum(REVIEW_CUBE.CHANGES))
                .from(REVIEW_CUBE)
                .where(REVIEW_CUBE.INSPECTION.eq(inspection))
                .and(REVIEW_CUBE.MARKS.bitAnd(mark.bit()).ne(0))
                .fetchSingle()
                .value1()
                .intValue())
        .isEqualTo(keys.size());
    return keys;
  }

  private List<String> impact(int inspection) {
    return repository
        .dsl
        .selectFrom(REVIEW_IMPACT)
        .where(REVIEW_IMPACT.INSPECTION.eq(inspection))
        .orderBy(REVIEW_IMPACT.I)
        .fetch(
            row ->
                row.getKind()
                    + " "
                    + row.getTarget()
                    + (row.getProperty() == null ? "" : "." + row.getProperty())
                    + " "
                    + row.getResources());
  }
}
