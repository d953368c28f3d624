package dev.sluice.repository.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import org.junit.jupiter.api.Test;

/** A target whose name is longer than a whole row of the next one, in each table of a plan. */
class PlanDigestIT {
  private static final String LONG_TYPE = "A".repeat(60);
  private static final String LONG_ASSOCIATION = "A." + "a".repeat(58);

  private final Repository repository = new Repository();

  @Test
  void namesResourcesOfALongTypeAndAShortOne() {
    ConnectorDefinition connector =
        AConnector.named("c").type(LONG_TYPE, "id").type("B", "id").build();
    ARun run = repository.complete(connector).rows(LONG_TYPE, ",1").rows("B", ",2");
    run.apply();

    assertThat(run.changes()).containsExactly("insert 1", "insert 2");
  }

  @Test
  void namesLinksOfALongAssociationAndAShortOne() {
    ARun run = linking(",1,2", ",2,1");
    run.apply();

    assertThat(run.linkChanges()).containsExactly("insert 1 -> 2", "insert 2 -> 1");
  }

  @Test
  void namesPendingLinksOfALongAssociationAndAShortOne() {
    linking(",1,8", ",2,9").apply();

    assertThat(repository.pendingLinks()).containsExactly("1 -> 8", "2 -> 9");
  }

  private ARun linking(String longRow, String shortRow) {
    ConnectorDefinition connector =
        AConnector.named("c")
            .type("B", "id")
            .links(LONG_ASSOCIATION, "B")
            .links("B.b", "B")
            .build();
    return repository
        .complete(connector)
        .rows("B", ",1", ",2")
        .rows(LONG_ASSOCIATION, longRow)
        .rows("B.b", shortRow);
  }
}
