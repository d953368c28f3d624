package dev.sluice.repository.unique;

import static dev.sluice.repository.jooq.Tables.UNIQUE_PROPERTY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.util.List;
import org.junit.jupiter.api.Test;

class UniqueDeclarationsIT {
  private final Repository repository = new Repository();
  private final ConnectorDefinition strict = AConnector.named("acme").users().build();
  private final ConnectorDefinition plain =
      AConnector.named("acme")
          .type(
              "User",
              "employeeId",
              AConnector.property("login", PropertyType.STRING),
              AConnector.property("name", PropertyType.STRING))
          .build();
  private final ConnectorDefinition other =
      AConnector.named("other").type("User", "employeeId", AConnector.unique("mail")).build();

  @Test
  void countTogether() {
    load(strict);
    load(other);
    assertThat(unique()).containsExactly("login", "mail");

    load(plain);
    assertThat(unique()).containsExactly("mail");
    repository.dsl.transaction(forgetting -> UniqueDeclarations.forget(forgetting.dsl(), "other"));
    assertThat(unique()).isEmpty();
  }

  @Test
  void lastAsLongAsARunThatStartedWithThem() {
    load(strict);
    ARun run = repository.complete(strict).rows("User", ",1,ann,", ",2,ann,");
    load(plain);
    assertThat(unique()).containsExactly("login");
    run.apply();
    assertThat(run.rejects()).containsExactly("not-unique 2");

    ARun next = repository.complete(plain).rows("User", ",1,ann,", ",2,ann,");
    next.apply();

    assertThat(next.rejects()).isEmpty();
    assertThat(unique()).isEmpty();
  }

  @Test
  void areTakenFromARunThatWasStartedBeforeTheyWereKept() {
    repository.complete(strict).rows("User", ",1,ann,").apply();

    assertThat(unique()).containsExactly("login");
    assertThat(repository.isConsistent("User", "login")).isTrue();
  }

  @Test
  void areMadeUpForAnewAfterNobodyKeptTheIdentifiers() {
    load(strict);
    repository.complete(strict).rows("User", ",1,ann,", ",2,bob,").apply();
    load(plain);
    repository.complete(plain).rows("User", ",1,bob,", ",2,ann,", ",3,cid,").apply();
    load(strict);

    repository.complete(strict).rows("User", ",1,bob,", ",2,ann,", ",3,cid,").apply();

    assertThat(repository.isConsistent("User", "login")).isTrue();
    assertThat(repository.identifiers()).isEqualTo(3);
  }

  private void load(ConnectorDefinition definition) {
    repository.dsl.transaction(loading -> UniqueDeclarations.load(loading.dsl(), definition));
  }

  private List<String> unique() {
    return repository
        .dsl
        .selectFrom(UNIQUE_PROPERTY)
        .orderBy(UNIQUE_PROPERTY.PROPERTY)
        .fetch(UNIQUE_PROPERTY.PROPERTY);
  }
}
