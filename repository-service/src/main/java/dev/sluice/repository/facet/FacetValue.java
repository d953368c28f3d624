package dev.sluice.repository.facet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The number of changes with a value.
 *
 * @param value what to send to filter by it; the id of a segment's value
 * @param label what people read; null is no value
 * @param count of a segment: changes of resources that have the value, and of their links
 * @param held of a segment: how many resources of the connector had the value before the run
 * @param lost of a segment: how many of the changes delete or deactivate such a resource
 * @param lostShare what part of those that is, from 0 to 1; null if none was
 */
record FacetValue(
    String value,
    @Nullable String label,
    long count,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long held,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long lost,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(example = "0.997")
        @Nullable Double lostShare) {

  static FacetValue of(String value, long count) {
    return new FacetValue(value, value, count, null, null, null);
  }

  static FacetValue ofSegment(String id, @Nullable String label, long count, long held, long lost) {
    return new FacetValue(id, label, count, held, lost, Shares.of(lost, held));
  }
}
