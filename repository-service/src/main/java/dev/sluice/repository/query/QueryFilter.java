package dev.sluice.repository.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one column.
 *
 * @param value what the column is compared with, written as a file writes it: {@code 12}, {@code
 *     true}, {@code 2020-03-01}, {@code 2020-03-01T08:00:00Z}
 * @param values the same for {@code in}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QueryFilter(
    String column,
    Operator operator,
    @Nullable String value,
    @Nullable List<@Nullable String> values) {}
