package dev.sluice.repository.plan;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;

import dev.sluice.contract.definition.EntityTypeDefinition;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Counts the resources that a run could touch, if its rows did not pass all of them: only as many
 * as the limits need, see {@link dev.sluice.contract.check.EnoughOwned}.
 */
public record OwnedCount(DSLContext dsl, String connector, long enough) {

  long links(String association) {
    return count(
        RESOURCE_LINK,
        RESOURCE_LINK.ASSOCIATION.eq(association).and(RESOURCE_LINK.CONNECTOR.eq(connector)));
  }

  /** The links of an association, whoever states them. */
  public long linksOfAnybody(String association) {
    // Two connectors may state one and the same link.
    return enough == 0
        ? 0
        : dsl.fetchCount(
            dsl.selectDistinct(RESOURCE_LINK.OWNER_ID, RESOURCE_LINK.TARGET_ID)
                .from(RESOURCE_LINK)
                .where(RESOURCE_LINK.ASSOCIATION.eq(association))
                .limit(enough));
  }

  long resources(EntityTypeDefinition type) {
    return count(RESOURCE, RESOURCE.ENTITY_TYPE.eq(type.name()).and(ours()));
  }

  /** Those that can still be deleted or switched off, by the source's commands or without. */
  long active(EntityTypeDefinition type, boolean commands) {
    return count(
        RESOURCE,
        RESOURCE.ENTITY_TYPE.eq(type.name()).and(RESOURCE.ACTIVE).and(touchable(type, commands)));
  }

  private Condition touchable(EntityTypeDefinition type, boolean commands) {
    Condition open = commands ? free(type) : DSL.trueCondition();
    return switch (type.scope()) {
      case CONNECTOR -> ours();
      case CSV -> ours().or(open.and(RESOURCE.ORIGIN.eq("csv").or(RESOURCE.SOURCE_KIND.eq("csv"))));
      case ALL -> ours().or(open);
    };
  }

  /** A command deletes nothing that is another connector's, unless the definition adopts. */
  private static Condition free(EntityTypeDefinition type) {
    return type.adopt() ? DSL.trueCondition() : RESOURCE.CONNECTOR.isNull();
  }

  private Condition ours() {
    return RESOURCE.CONNECTOR.eq(connector);
  }

  private long count(Table<?> table, Condition condition) {
    if (enough == 0) {
      return 0;
    }
    return dsl.fetchCount(dsl.selectOne().from(table).where(condition).limit(enough));
  }
}
