package dev.sluice.repository.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A column by which rows are sorted; those without a value come last.
 *
 * @param descending whether the greatest comes first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QueryOrder(String column, @Nullable Boolean descending) {}
