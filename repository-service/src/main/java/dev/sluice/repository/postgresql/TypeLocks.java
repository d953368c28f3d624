package dev.sluice.repository.postgresql;

import java.util.SortedSet;
import org.jooq.DSLContext;

/**
 * Prevents everybody else from changing the resources of an entity type until the transaction ends:
 * all writers of resources take the same locks, in the same order.
 */
public final class TypeLocks {
  private TypeLocks() {}

  /** Takes the lock of one entity type. */
  public static void take(DSLContext dsl, String entityType) {
    dsl.fetch("SELECT pg_advisory_xact_lock(hashtext('entity-type/' || ?))", entityType);
  }

  /** Takes the locks of some, in their order, so that nobody waits in a circle. */
  public static void take(DSLContext dsl, SortedSet<String> entityTypes) {
    entityTypes.forEach(type -> take(dsl, type));
  }
}
