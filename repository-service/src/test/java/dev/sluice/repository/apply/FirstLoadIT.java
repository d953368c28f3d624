package dev.sluice.repository.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.repository.ApplyResult;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.PlanDigest;
import dev.sluice.repository.plan.Repository;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FirstLoadIT {
  private static final int USERS = 1200;
  private static final String INDEXES =
      """
      SELECT indexname || ': ' || indexdef AS line FROM pg_indexes
      WHERE schemaname = 'public' AND tablename NOT LIKE 'plan_part_%'
      UNION ALL
      SELECT conname || ': ' || pg_get_constraintdef(oid) FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE 'plan_part_%'
      ORDER BY 1
      """;
  private static final String FILES =
      """
      SELECT concat_ws(' ', pg_relation_filenode('resource'),
        pg_relation_filenode('resource_identifier'), pg_relation_filenode('resource_link'))
      """;

  private final Repository repository = new Repository();
  private final ConnectorDefinition acme = AConnector.named("acme").users().managers(null).build();

  @Test
  void givesTheTablesTheirIndexesBack() {
    List<String> indexes = indexes();
    Object files = files();

    run().apply();

    assertThat(files()).isNotEqualTo(files);
    assertThat(indexes()).isEqualTo(indexes);
    isLoaded();
  }

  @Test
  void plansInPartsOfTheirOwn() {
    ARun run = run();
    Plan plan = run.plan();

    assertThat(rowsOutsideOfParts()).isEqualTo(0L);
    assertThat(plan.resources().get("User").inserted()).isEqualTo(USERS);
    assertThat(plan.links().get("User.manager").inserted()).isEqualTo(USERS - 1);
    assertThat(run.changes()).hasSize(USERS).startsWith("insert 1000").endsWith("insert 2199");
    assertThat(run.linkChanges()).hasSize(USERS - 1).startsWith("insert 1001 -> 1000");
  }

  @Test
  void plansThemAnew() {
    ARun run = run();
    Plan plan = run.plan();

    assertThat(run.plan().resources()).isEqualTo(plan.resources());
    assertThat(run.changes()).hasSize(USERS);
    assertThat(run.linkChanges()).hasSize(USERS - 1);
  }

  @Test
  void digestsRowsOnTheirWayAsTheyAreStored() {
    String odd = "9\b\t\u000B\f\r\n\\ \u00E9\uD83D\uDE00";
    ARun run =
        run()
            .rows("User", users(",\"" + odd + "\",odd,\"" + odd + "\""))
            .rows(
                "User.manager",
                Stream.concat(
                        IntStream.range(1000, 1000 + USERS).mapToObj(user -> "," + user + ",1000"),
                        Stream.of(",\"" + odd + "\",1000", ",nobody,1000"))
                    .toArray(String[]::new));

    Plan plan = run.plan();

    assertThat(plan.digest()).isEqualTo(PlanDigest.of(repository.dsl, run.id));
    run.apply(plan);
    assertThat(repository.dsl.fetchValue("SELECT key FROM resource ORDER BY key DESC LIMIT 1"))
        .isEqualTo(odd);
    assertThat(
            repository.dsl.fetchValue(
                "SELECT count(*) FROM resource"
                    + " WHERE content_hash = resource_hash(active, attributes)"))
        .isEqualTo(USERS + 1L);
  }

  @Test
  void passesOverThePartsOfOtherRuns() {
    run().plan();
    ARun run = run();
    run.plan();

    String plan =
        repository
            .dsl
            .resultQuery(
                "EXPLAIN SELECT FROM resource_change WHERE synchronization_id = cast(? as uuid)"
                    + " ORDER BY entity_type, key",
                run.id.toString())
            .fetch()
            .format();

    assertThat(plan.split("plan_part_[0-9a-f]+ ", -1)).hasSize(2);
  }

  @Test
  void loadsWhileSomebodyReads() throws SQLException {
    try (Connection reader = repository.database.getConnection()) {
      reader.setAutoCommit(false);
      reader.createStatement().executeQuery("SELECT FROM resource");

      loadsIntoTheFilesThatAreThere();

      reader.rollback();
    }
  }

  @Test
  void leavesTablesAloneThatHoldSomething() {
    repository
        .complete(AConnector.named("other").type("Badge", "code").build())
        .rows("Badge", ",1")
        .apply();
    loadsIntoTheFilesThatAreThere();
  }

  @Test
  void leavesTablesAloneThatOthersReferTo() {
    TestDatabase.asOwner(repository.dsl)
        .execute("CREATE TABLE of_others (id bigint REFERENCES resource)");
    loadsIntoTheFilesThatAreThere();
  }

  @Test
  void leavesTheKeyToWhoeverHasAViewThatGroupsByIt() {
    TestDatabase.asOwner(repository.dsl)
        .execute("CREATE VIEW of_others AS SELECT id, key FROM resource GROUP BY id");
    loadsIntoTheFilesThatAreThere();
  }

  @Test
  void marksALinkToWhatPeopleHaveDeletedMeanwhile() {
    repository.madeByHand("User", "0500", "{}");
    ARun run = repository.run(acme, Mode.INITIAL).rows("User", users());
    Plan plan = run.rows("User.manager", ",1001,0500", ",1002,1000").plan();
    repository.deletedByHand("User", "0500");
    Object files = files();

    ApplyResult result = run.apply(plan);

    assertThat(files()).isNotEqualTo(files);
    assertThat(run.linkChanges())
        .containsExactly("conflict insert 1001 -> 0500", "insert 1002 -> 1000");
    assertThat(result.links().get("User.manager").conflicts()).isEqualTo(1);
    assertThat(repository.links("User.manager")).containsExactly("1002 -> 1000");
  }

  @Test
  void loadsTwoConnectorsAtTheSameTime() {
    ConnectorDefinition badges = AConnector.named("badges").type("Badge", "code").build();
    String[] codes =
        IntStream.range(1000, 1000 + USERS).mapToObj(each -> "," + each).toArray(String[]::new);
    List<String> indexes = indexes();
    ARun users = run();
    Plan ofUsers = users.plan();
    ARun others = repository.run(badges, Mode.INITIAL).rows("Badge", codes);
    Plan ofOthers = others.plan();

    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> users.apply(ofUsers)),
            CompletableFuture.runAsync(() -> others.apply(ofOthers)))
        .orTimeout(1, TimeUnit.MINUTES)
        .join();

    isLoaded();
    assertThat(repository.resources("Badge")).hasSize(USERS);
    assertThat(indexes()).isEqualTo(indexes);
  }

  @Test
  void takesOutWhatWantsTheValueOfAnother() {
    ARun run = run().rows("User", users(",9999,user1000,"));
    run.apply();

    assertThat(run.rejects()).singleElement().asString().contains("9999");
    isLoaded();
  }

  private ARun run() {
    return repository
        .run(acme, Mode.INITIAL)
        .rows("User", users())
        .rows(
            "User.manager",
            IntStream.range(1001, 1000 + USERS)
                .mapToObj(user -> "," + user + ",1000")
                .toArray(String[]::new));
  }

  private static String[] users(String... more) {
    return Stream.concat(
            IntStream.range(1000, 1000 + USERS).mapToObj(user -> "," + user + ",user" + user + ","),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private void loadsIntoTheFilesThatAreThere() {
    Object files = files();

    run().apply();

    assertThat(files()).isEqualTo(files);
    isLoaded();
  }

  private void isLoaded() {
    assertThat(
            repository.dsl.fetchValue("SELECT count(*) FROM resource WHERE entity_type = 'User'"))
        .isEqualTo((long) USERS);
    assertThat(
            repository.dsl.fetchValue(
                "SELECT count(*) FROM resource_identifier JOIN resource ON id = resource_id"))
        .isEqualTo((long) USERS);
    assertThat(
            repository.dsl.fetchValue(
                """
                SELECT count(*) FROM resource_link
                JOIN resource owner ON owner.id = owner_id AND owner.key > '1000'
                JOIN resource target ON target.id = target_id AND target.key = '1000'
                """))
        .isEqualTo(USERS - 1L);
  }

  private Object rowsOutsideOfParts() {
    return repository.dsl.fetchValue(
        "SELECT (SELECT count(*) FROM ONLY resource_change)"
            + " + (SELECT count(*) FROM ONLY resource_link_change)");
  }

  private List<String> indexes() {
    return repository.dsl.fetch(INDEXES).getValues(0, String.class);
  }

  private Object files() {
    return repository.dsl.fetchValue(FILES);
  }
}
