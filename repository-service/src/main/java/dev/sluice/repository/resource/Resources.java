package dev.sluice.repository.resource;

import static dev.sluice.repository.jooq.Tables.RESOURCE;

import dev.sluice.repository.resource.type.ResourceTypes;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.SortedRows;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads resources, in order of entity type and key. */
@Component
final class Resources {
  private static final List<Field<?>> ORDER = List.of(RESOURCE.ENTITY_TYPE, RESOURCE.KEY);

  private final DSLContext database;
  private final ResourceTypes types;
  private final SortedRows<ResourceView> rows;

  Resources(DSLContext database, ResourceTypes types, Reads reads) {
    this.database = database;
    this.types = types;
    this.rows =
        new SortedRows<>(
            reads,
            ORDER,
            (condition, limit) ->
                database.selectFrom(RESOURCE).where(condition).orderBy(ORDER).limit(limit),
            row -> ResourceView.of(row.into(RESOURCE)));
  }

  Optional<ResourceView> find(long id) {
    return database.selectFrom(RESOURCE).where(RESOURCE.ID.eq(id)).fetchOptional(ResourceView::of);
  }

  Page<ResourceView> page(ResourceFilter filter, @Nullable Integer limit, @Nullable String after) {
    return rows.page(filter.asCondition(types), limit, after);
  }

  void each(ResourceFilter filter, Consumer<ResourceView> consumer) {
    rows.each(filter.asCondition(types), consumer);
  }
}
