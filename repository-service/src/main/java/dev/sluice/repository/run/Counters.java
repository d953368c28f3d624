package dev.sluice.repository.run;

import dev.sluice.contract.run.LinkCounters;
import dev.sluice.contract.run.ResourceCounters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run counted so far, by entity type and by association. Compare and apply write it. */
public record Counters(
    @Nullable Map<String, ResourceCounters> resources, @Nullable Map<String, LinkCounters> links) {
  static final Counters NONE = new Counters(null, null);

  @Override
  public Map<String, ResourceCounters> resources() {
    return resources == null ? Map.of() : resources;
  }

  @Override
  public Map<String, LinkCounters> links() {
    return links == null ? Map.of() : links;
  }
}
