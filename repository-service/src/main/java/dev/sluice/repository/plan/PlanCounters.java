package dev.sluice.repository.plan;

import dev.sluice.contract.run.LinkCounters;
import dev.sluice.contract.run.ResourceCounters;
import java.util.Map;
import org.jooq.JSONB;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run's counters as its row keeps them.
 *
 * @param resources by entity type
 * @param links by association
 */
public record PlanCounters(
    Map<String, ResourceCounters> resources, Map<String, LinkCounters> links) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public static PlanCounters parse(JSONB counters) {
    return JSON.readValue(counters.data(), PlanCounters.class);
  }

  public JSONB toJson() {
    return JSONB.valueOf(JSON.writeValueAsString(this));
  }
}
