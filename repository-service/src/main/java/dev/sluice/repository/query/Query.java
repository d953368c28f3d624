package dev.sluice.repository.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query on the resources of one entity type.
 *
 * @param entityType the kind of resource that the rows are about
 * @param columns what to show; the key without any
 * @param filters what a row must meet, all of it
 * @param groupBy counts the resources by these columns instead of showing them
 * @param order by which columns the rows are sorted; by the key without any
 * @param limit how many rows at most; a file has all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Query(
    @Schema(example = "User") String entityType,
    @Schema(example = "[\"key\",\"manager.key\"]") @Nullable List<@Nullable String> columns,
    @Nullable List<@Nullable QueryFilter> filters,
    @Nullable List<@Nullable String> groupBy,
    @Nullable List<@Nullable QueryOrder> order,
    @Nullable Integer limit) {

  Query withLimit(@Nullable Integer other) {
    return new Query(entityType, columns, filters, groupBy, order, other == null ? limit : other);
  }
}
