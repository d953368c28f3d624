package dev.sluice.repository.plan;

import dev.sluice.contract.run.Counters;
import java.util.Map;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run's counters as stored in its row: compare and apply write them.
 *
 * @param resources by entity type
 * @param links by association
 */
public record PlanCounters(
    @Nullable Map<String, Counters> resources, @Nullable Map<String, Counters> links) {
  public static final PlanCounters NONE = new PlanCounters(null, null);

  // A run of an earlier version counted less.
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  public static PlanCounters parse(JSONB counters) {
    return JSON.readValue(counters.data(), PlanCounters.class);
  }

  @Override
  public Map<String, Counters> resources() {
    return resources == null ? Map.of() : resources;
  }

  @Override
  public Map<String, Counters> links() {
    return links == null ? Map.of() : links;
  }

  public JSONB toJson() {
    return JSONB.valueOf(JSON.writeValueAsString(this));
  }
}
