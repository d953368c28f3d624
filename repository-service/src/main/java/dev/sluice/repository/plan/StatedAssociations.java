package dev.sluice.repository.plan;

import static dev.sluice.repository.jooq.Tables.STATED_ASSOCIATION;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Which connectors may state links of an association. Connectors that are not listed state none;
 * connectors that have taken back all of their links stay listed.
 */
public final class StatedAssociations {
  private StatedAssociations() {}

  /** A connector that may state links of an association. */
  public record Statement(String association, String connector) {}

  /** Notes that the connector states links of these associations. */
  public static void note(DSLContext dsl, String connector, Collection<String> associations) {
    for (String association : associations) {
      dsl.insertInto(STATED_ASSOCIATION)
          .set(STATED_ASSOCIATION.ASSOCIATION, association)
          .set(STATED_ASSOCIATION.CONNECTOR, connector)
          .onConflictDoNothing()
          .execute();
    }
  }

  /** Whether anybody else may state links of the association. */
  public static boolean byOthers(DSLContext dsl, String association, String connector) {
    return dsl.fetchExists(
        STATED_ASSOCIATION,
        STATED_ASSOCIATION.ASSOCIATION.eq(association),
        STATED_ASSOCIATION.CONNECTOR.ne(connector));
  }

  /** Everybody but this connector who may state links. */
  public static Set<String> others(DSLContext dsl, String connector) {
    return all(dsl).stream()
        .map(Statement::connector)
        .filter(each -> !each.equals(connector))
        .collect(Collectors.toSet());
  }

  public static List<Statement> all(DSLContext dsl) {
    return dsl.selectFrom(STATED_ASSOCIATION)
        .fetch(row -> new Statement(row.getAssociation(), row.getConnector()));
  }
}
