package dev.sluice.repository.compare;

import static dev.sluice.repository.plan.ARun.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.Scope;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompleteIT {
  private final Repository repository = new Repository();
  private final ConnectorDefinition acme = AConnector.named("acme").users().build();

  @Test
  void makesTheRowsOfTheFile() {
    repository.run(acme, Mode.INITIAL).rows("User", ",1,ann,Ann", ",2,bob,", ",3,cid,Cid").apply();

    ARun second =
        repository
            .complete(acme)
            .rows("User", ",1,ann,Ann", ",2,bob,Bob", ",4,dan,\"D, \"\"n\"\"\"");
    Plan plan = second.plan();

    assertThat(plan.resources()).containsEntry("User", new Counters(3, 0, 0, 0, 1, 1, 1, 1, 0));
    assertThat(plan.heldResources()).containsEntry("User", 3L);
    assertThat(second.changes()).containsExactly("update 2", "delete 3", "insert 4");
    second.apply(plan);
    assertThat(repository.resources("User"))
        .containsExactly(
            "1 {\"name\": \"Ann\", \"login\": \"ann\"}",
            "2 {\"name\": \"Bob\", \"login\": \"bob\"}",
            "4 {\"name\": \"D, \\\"n\\\"\", \"login\": \"dan\"}");
    assertThat(repository.isConsistent("User", "login")).isTrue();
  }

  @Test
  void takesTheSortedFileAsTheAgentHasIt() {
    repository.complete(acme).rows("User", ",1,ann,Ann", ",2,bob,Bob").apply();
    ARun run = repository.complete(acme);
    UUID attempt = run.begin();
    String sorted = "employeeId,login,name\n1,ann,Ann\n2,bob,New\n3,cid,\n";

    run.send(attempt, "User", new ByteArrayInputStream(sorted.getBytes(StandardCharsets.UTF_8)));
    Plan plan = run.finish(attempt);

    assertThat(run.changes()).containsExactly("update 2", "insert 3");
    assertThat(plan.resources().get("User").unchanged()).isEqualTo(1);
    assertThat(plan.heldResources()).containsEntry("User", 2L);
  }

  @Test
  void writesNothingButThePlan() {
    repository.madeByHand("User", "1", "{\"login\": \"ann\"}");
    List<String> before = repository.resources("User");

    repository.complete(acme).rows("User", ",1,ann,New", ",2,bob,").plan();

    assertThat(repository.resources("User")).isEqualTo(before);
    assertThat(repository.identifiers()).isEqualTo(1);
  }

  @Test
  void changesNothingTheSecondTime() {
    repository.complete(acme).rows("User", ",1,ann,Ann", ",2,é\uD83D\uDE00,").apply();

    ARun again = repository.complete(acme).rows("User", ",1,ann,Ann", ",2,é\uD83D\uDE00,");

    assertThat(again.plan().resources())
        .containsEntry("User", new Counters(2, 0, 0, 0, 0, 0, 0, 2, 0));
    assertThat(again.changes()).isEmpty();
  }

  @Test
  void refusesToStartAnewWhereSomethingIsHeld() {
    repository.run(acme, Mode.INITIAL).rows("User", ",1,ann,Ann").apply();

    refused(FailureType.NOT_EMPTY, () -> repository.run(acme, Mode.INITIAL).plan());
  }

  @Test
  void refusesToStartAnewWhereOnlyLinksAreHeld() {
    ConnectorDefinition old = AConnector.named("old").users().groups().members(true).build();
    ConnectorDefinition heir = AConnector.named("new").adopting().users().groups().build();
    repository
        .run(old, Mode.INITIAL)
        .rows("User", ",1,ann,")
        .rows("Group", ",g,cn=g")
        .rows("Group.members", ",g,1")
        .apply();
    repository.complete(heir).rows("User", ",1,ann,").rows("Group", ",g,cn=g").apply();

    refused(FailureType.NOT_EMPTY, () -> repository.run(old, Mode.INITIAL).plan());
    assertThat(repository.links("Group.members")).containsExactly("g -> 1");
  }

  @Test
  void deletesNothingInitially() {
    ConnectorDefinition greedy = AConnector.named("acme").scope(Scope.ALL).users().build();
    repository.madeByHand("User", "9", "{}");

    repository.run(greedy, Mode.INITIAL).rows("User", ",1,ann,").apply();

    assertThat(repository.resources("User")).hasSize(2);
  }

  @Test
  void takesRejectedRowsForTheirResources() {
    repository.complete(acme).rows("User", ",1,ann,", ",2,bob,").apply();

    ARun run = repository.complete(acme).rows("User", "keep,1,,", "keep,3,,");
    run.apply();

    assertThat(run.changes()).containsExactly("delete 2");
  }

  @Test
  void ordersKeysByTheirBytes() {
    repository
        .complete(acme)
        .rows("User", ",A,a,", ",a,b,", ",é,c,", ",\uFFEE,d,", ",\uD83D\uDE00,e,")
        .apply();

    ARun again =
        repository
            .complete(acme)
            .rows("User", ",A,a,", ",a,b,", ",é,c,", ",\uFFEE,d,", ",\uD83D\uDE00,e,");
    again.plan();

    assertThat(again.changes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CONNECTOR, DELETE,     own",
    "CONNECTOR, DEACTIVATE, own",
    "CSV,       DELETE,     own other uploaded",
    "CSV,       DEACTIVATE, own other uploaded",
    "ALL,       DELETE,     own other uploaded manual met",
    "ALL,       DEACTIVATE, own other uploaded manual met"
  })
  void missesWhatItsScopeCovers(Scope scope, OnMissing onMissing, String missing) {
    repository.stored("User", "own", "{}", "connector", "acme", "csv");
    repository.stored("User", "other", "{}", "connector", "other", "csv");
    repository.stored("User", "uploaded", "{}", "csv", null, null);
    repository.stored("User", "manual", "{}", "manual", null, null);
    repository.stored("User", "met", "{}", "scim", "acme", null);

    ARun run =
        repository.complete(
            AConnector.named("acme").scope(scope).onMissing(onMissing).users().build());
    run.apply();

    String operation = onMissing == OnMissing.DELETE ? "delete " : "deactivate ";
    assertThat(run.changes())
        .containsExactlyInAnyOrder(
            List.of(missing.split(" ")).stream().map(operation::concat).toArray(String[]::new));
    // Whose it is stays as it was.
    assertThat(repository.owners("User"))
        .doesNotContain("other connector acme csv", "uploaded csv acme csv");
  }

  @Test
  void deactivatesOnceAndReactivates() {
    ConnectorDefinition lenient =
        AConnector.named("acme").onMissing(OnMissing.DEACTIVATE).users().build();
    repository.complete(lenient).rows("User", ",1,ann,Ann").apply();

    ARun missing = repository.complete(lenient);
    assertThat(missing.apply().resources().get("User").deleted()).isEqualTo(1);
    assertThat(repository.resources("User"))
        .containsExactly("off 1 {\"name\": \"Ann\", \"login\": \"ann\"}");

    ARun stillMissing = repository.complete(lenient);
    stillMissing.apply();
    assertThat(stillMissing.changes()).isEmpty();

    ARun back = repository.complete(lenient).rows("User", ",1,ann,Ann");
    back.apply();
    assertThat(back.changes()).containsExactly("update 1");
    assertThat(repository.resources("User"))
        .containsExactly("1 {\"name\": \"Ann\", \"login\": \"ann\"}");
  }

  @Test
  void switchesOffByStatus() {
    ConnectorDefinition status = AConnector.named("acme").withStatus().users().build();
    repository.complete(status).rows("User", ",1,ann,,true", ",2,bob,,false").apply();

    ARun run = repository.complete(status).rows("User", ",1,ann,,false", ",2,bob,,");
    Plan plan = run.plan();
    run.apply(plan);

    assertThat(run.changes()).containsExactly("deactivate 1", "update 2");
    assertThat(plan.resources().get("User").deleted()).isEqualTo(1);
    assertThat(repository.resources("User"))
        .containsExactly("off 1 {\"login\": \"ann\"}", "2 {\"login\": \"bob\"}");
  }

  @Test
  void meetsWhatPeopleMadeAndLeavesItTheirs() {
    repository.madeByHand("User", "1", "{\"login\": \"ann\", \"name\": \"Old\", \"room\": \"7\"}");

    repository.complete(acme).rows("User", ",1,ann,").apply();

    assertThat(repository.resources("User"))
        .containsExactly("1 {\"room\": \"7\", \"login\": \"ann\"}");
    assertThat(repository.owners("User")).containsExactly("1 manual acme null");
    ARun again = repository.complete(acme).rows("User", ",1,ann,");
    assertThat(again.plan().resources().get("User").unchanged()).isEqualTo(1);
    ARun gone = repository.complete(acme);
    gone.apply();
    assertThat(gone.changes()).isEmpty();
  }

  @Test
  void replacesAllAttributesOfItsOwn() {
    repository.stored("User", "1", "{\"room\": \"7\"}", "connector", "acme", "csv");

    repository.complete(acme).rows("User", ",1,ann,").apply();

    assertThat(repository.resources("User")).containsExactly("1 {\"login\": \"ann\"}");
  }

  @Test
  void leavesTheResourcesOfOthersAlone() {
    repository.stored("User", "1", "{\"login\": \"ann\"}", "connector", "other", "csv");

    ARun run = repository.complete(acme).rows("User", ",1,new,");
    Plan plan = run.plan();
    run.apply(plan);

    assertThat(run.rejects()).containsExactly("owned-by-another-connector 1");
    assertThat(plan.resources().get("User").rejected()).isEqualTo(1);
    assertThat(repository.resources("User")).containsExactly("1 {\"login\": \"ann\"}");
  }

  @Test
  void adoptsWhereItMay() {
    repository.stored("User", "1", "{\"login\": \"ann\"}", "connector", "other", "csv");

    ARun run =
        repository
            .complete(AConnector.named("acme").adopting().users().build())
            .rows("User", ",1,ann,");
    run.apply();

    assertThat(run.changes()).containsExactly("update 1");
    assertThat(repository.owners("User")).containsExactly("1 connector acme csv");
  }

  @Test
  void rejectsCharactersThatNoAttributeCanHold() {
    repository.complete(acme).rows("User", ",1,ann,Ann").apply();

    ARun run = repository.complete(acme).rows("User", ",1,ann,A\0n");
    run.apply();

    assertThat(run.rejects()).containsExactly("nul-character 1");
    assertThat(repository.resources("User"))
        .containsExactly("1 {\"name\": \"Ann\", \"login\": \"ann\"}");
  }

  @Test
  void keepsTypes() {
    ConnectorDefinition typed =
        AConnector.named("acme")
            .type(
                "Room",
                "code",
                AConnector.property("seats", PropertyType.INTEGER),
                AConnector.property("area", PropertyType.DECIMAL),
                AConnector.property("open", PropertyType.BOOLEAN))
            .build();

    repository.complete(typed).rows("Room", ",a,-12,3.25,true", ",b,NULL_NULL,,false").apply();

    assertThat(repository.resources("Room"))
        .containsExactly(
            "a {\"area\": 3.25, \"open\": true, \"seats\": -12}", "b {\"open\": false}");
  }
}
