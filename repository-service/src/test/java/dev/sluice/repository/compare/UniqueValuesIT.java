package dev.sluice.repository.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import dev.sluice.repository.unique.UniqueDeclarations;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UniqueValuesIT {
  private static final PropertyDefinition PLAIN_LOGIN =
      AConnector.property("login", PropertyType.STRING);

  private final Repository repository = new Repository();
  private final ConnectorDefinition acme = AConnector.named("acme").users().build();

  @BeforeEach
  void holdThree() {
    repository.complete(acme).rows("User", ",1,ann,", ",2,bob,", ",3,cid,").apply();
  }

  @Test
  void swapsWithinOnePlan() {
    ARun run = repository.complete(acme).rows("User", ",1,bob,", ",2,ann,", ",3,cid,");
    run.apply();

    assertThat(run.rejects()).isEmpty();
    assertThat(repository.resources("User"))
        .startsWith("1 {\"login\": \"bob\"}", "2 {\"login\": \"ann\"}");
    assertThat(repository.isConsistent("User", "login")).isTrue();
  }

  @Test
  void passesOnWhatADeletedResourceHeld() {
    ARun run = repository.complete(acme).rows("User", ",2,bob,", ",3,cid,", ",4,ann,");
    run.apply();

    assertThat(run.rejects()).isEmpty();
    assertThat(repository.isConsistent("User", "login")).isTrue();
  }

  @Test
  void refusesTheLaterOfTwoRows() {
    ARun run = repository.complete(acme).rows("User", ",1,ann,", ",2,dan,", ",3,cid,", ",4,dan,");
    run.apply();

    assertThat(run.rejects()).containsExactly("not-unique 4");
  }

  @Test
  void refusesTheLaterOfTwoRowsOfAFirstLoad() {
    Repository empty = new Repository();

    ARun run = empty.complete(acme).rows("User", ",1,ann,", ",2,dan,", ",3,NULL_NULL,", ",4,dan,");
    run.apply();

    assertThat(run.rejects()).containsExactly("not-unique 4");
    assertThat(run.changes()).containsExactly("insert 1", "insert 2", "insert 3");
    assertThat(empty.isConsistent("User", "login")).isTrue();
  }

  @Test
  void refusesAFirstRowThatWantsWhatAPersonsResourceHolds() {
    Repository manual = new Repository();
    manual.madeByHand("User", "9", "{\"login\": \"ann\"}");

    ARun run = manual.complete(acme).rows("User", ",1,ann,", ",2,dan,");
    run.apply();

    assertThat(run.rejects()).containsExactly("not-unique 1");
  }

  @Test
  void prefersTheHolderToAnEarlierKey() {
    ARun run = repository.complete(acme).rows("User", ",1,cid,", ",2,bob,", ",3,cid,New name");
    run.apply();

    assertThat(run.rejects()).containsExactly("not-unique 1");
    assertThat(run.changes()).containsExactly("update 3");
  }

  @Test
  void refusesAlongTheWholeChain() {
    repository.madeByHand("User", "9", "{\"login\": \"zoe\"}");

    // 3 cannot have what 9 holds, so it keeps what 2 wants, which keeps what 1 wants.
    ARun run = repository.complete(acme).rows("User", ",1,bob,", ",2,cid,", ",3,zoe,");
    run.apply();

    assertThat(run.rejects())
        .containsExactlyInAnyOrder("not-unique 1", "not-unique 2", "not-unique 3");
    assertThat(repository.resources("User"))
        .startsWith("1 {\"login\": \"ann\"}", "2 {\"login\": \"bob\"}", "3 {\"login\": \"cid\"}");
  }

  @Test
  void refusesALongChainInOneStatement() {
    ConnectorDefinition long1 = AConnector.named("long").users().build();
    String[] before =
        IntStream.range(0, 5000)
            .mapToObj(each -> ",k%04d,l%04d,".formatted(each, each))
            .toArray(String[]::new);
    String[] after =
        IntStream.range(0, 5000)
            .mapToObj(
                each ->
                    ",k%04d,%s,"
                        .formatted(each, each == 4999 ? "ann" : "l%04d".formatted(each + 1)))
            .toArray(String[]::new);
    repository.complete(long1).rows("User", before).apply();

    ARun run = repository.complete(long1).rows("User", after);

    assertThat(run.plan().resources().get("User").rejected()).isEqualTo(5000);
  }

  @Test
  void guardsAPropertyThatBecomesUnique() {
    ConnectorDefinition strict =
        AConnector.named("acme")
            .type("User", "employeeId", AConnector.unique("login"), AConnector.unique("name"))
            .build();
    repository.complete(acme).rows("User", ",1,ann,Ann", ",2,bob,", ",3,cid,").apply();

    ARun run = repository.complete(strict).rows("User", ",1,ann,Ann", ",2,bob,Ann", ",3,cid,");
    run.apply();

    assertThat(run.rejects()).containsExactly("not-unique 2");
  }

  @Test
  void keepsIdentifiersForWhatOthersDeclare() {
    ConnectorDefinition ad =
        AConnector.named("ad").adopting().users().groups().members(false).build();
    UniqueDeclarations.load(repository.dsl, ad);
    repository
        .complete(ad)
        .rows("User", ",1,ann,", ",2,bob,", ",3,cid,")
        .rows("Group", ",g,cn=g")
        .rows("Group.members", ",cn=g,bob")
        .apply();
    // HR adopts them and changes Bob's login, which it does not know to be unique.
    ConnectorDefinition adopting =
        AConnector.named("hr").adopting().type("User", "employeeId", PLAIN_LOGIN).build();
    repository.complete(adopting).rows("User", ",1,ann", ",2,bobby", ",3,cid").apply();
    ARun clash = repository.incremental(adopting).rows("User", "insert,4,ann");
    clash.apply();

    assertThat(clash.rejects()).containsExactly("not-unique 4");
    assertThat(repository.isConsistent("User", "login")).isTrue();
    ARun run =
        repository
            .complete(ad)
            .rows("User", ",1,ann,", ",2,bobby,", ",3,cid,")
            .rows("Group", ",g,cn=g")
            .rows("Group.members", ",cn=g,bobby");
    run.apply();
    assertThat(run.rejects()).isEmpty();
    assertThat(repository.links("Group.members")).containsExactly("g -> 2");
  }

  @Test
  void givesTheLaterOfTwoItsIdentifierOnceTheOtherHasGivenItUp() {
    repository.complete(plain("acme")).rows("User", ",1,ann", ",2,ann", ",3,ann").apply();
    repository.complete(acme).rows("User", ",1,ann,", ",2,ann,", ",3,ann,").apply();
    assertThat(repository.identifiers()).isEqualTo(1);

    repository.incremental(acme).rows("User", "update,1,anna,").apply();
    assertThat(holder("ann")).isEqualTo("2");
    ARun taken = repository.incremental(acme).rows("User", "insert,4,ann,");
    taken.apply();
    assertThat(taken.rejects()).containsExactly("not-unique 4");
    repository.incremental(acme).rows("User", "delete,2,,").apply();

    assertThat(holder("ann")).isEqualTo("3");
    assertThat(repository.isConsistent("User", "login")).isTrue();
  }

  @Test
  void entersOnlyWhatIsMissing() {
    repository.complete(plain("acme")).rows("User", ",1,ann", ",2,dan", ",3,cid").apply();
    repository.incremental(plain("acme")).rows("User", "update,3,eve").apply();

    repository.complete(acme).rows("User", ",1,ann,", ",2,dan,", ",3,eve,").apply();

    assertThat(repository.isConsistent("User", "login")).isTrue();
  }

  @Test
  void readsNothingAnewForAPropertyThatNobodyHas() {
    ConnectorDefinition strict =
        AConnector.named("acme")
            .type("User", "employeeId", AConnector.unique("login"), AConnector.unique("mail"))
            .build();
    repository.complete(strict).rows("User", ",1,ann,", ",2,bob,", ",3,cid,").apply();
    // Whoever took the lock of the type or read its resources would wait.
    repository.dsl.transaction(
        holding -> {
          holding.dsl().fetch("SELECT pg_advisory_xact_lock(hashtext('entity-type/User'))");
          holding.dsl().execute("LOCK TABLE resource_identifier, waiting_identifier");

          assertThat(repository.incremental(strict).begin()).isNotNull();
        });
  }

  @Test
  void judgesByWhatWasUniqueWhenItBegan() {
    ARun run =
        repository
            .complete(plain("acme"))
            .rows("User", ",1,ann", ",2,bob", ",3,cid", ",4,dan", ",5,dan");
    var plan = run.plan();
    ConnectorDefinition strict = AConnector.named("other").users().build();
    repository.dsl.transaction(loading -> UniqueDeclarations.load(loading.dsl(), strict));
    run.apply(plan);

    assertThat(run.rejects()).isEmpty();
    assertThat(run.changes()).containsExactly("insert 4", "insert 5");
    ARun third = repository.incremental(strict).rows("User", "insert,6,dan,");
    third.apply();
    assertThat(third.rejects()).containsExactly("not-unique 6");
  }

  private String holder(String login) {
    return repository
        .dsl
        .fetchSingle(
            "SELECT key FROM resource JOIN resource_identifier ON resource_id = id WHERE value = ?",
            login)
        .get(0, String.class);
  }

  /** The same users, whose login need not be unique. */
  private static ConnectorDefinition plain(String name) {
    return AConnector.named(name).type("User", "employeeId", PLAIN_LOGIN).build();
  }
}
