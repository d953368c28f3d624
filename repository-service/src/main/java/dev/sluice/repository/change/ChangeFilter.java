package dev.sluice.repository.change;

import dev.sluice.repository.rest.ProblemException;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Which changes to show; a null component does not restrict them.
 *
 * @param target the entity type or association
 * @param keyPrefix what the key of the resource, or of a link's owner, begins with
 */
record ChangeFilter(
    @Nullable String target, @Nullable String operation, @Nullable String keyPrefix) {
  private static final Set<String> OPERATIONS = Set.of("insert", "update", "delete", "deactivate");

  ChangeFilter {
    if (operation != null && !OPERATIONS.contains(operation)) {
      throw ProblemException.invalid("operation", "one of insert, update, delete, deactivate");
    }
  }

  Condition on(Field<String> targets, Field<String> operations, Field<String> keys) {
    Condition condition = DSL.noCondition();
    if (target != null) {
      condition = condition.and(targets.eq(target));
    }
    if (operation != null) {
      condition = condition.and(operations.eq(operation));
    }
    if (keyPrefix != null) {
      condition = condition.and(keys.startsWith(keyPrefix));
    }
    return condition;
  }
}
