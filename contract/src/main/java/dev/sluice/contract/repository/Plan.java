package dev.sluice.contract.repository;

import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Counters;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The planned changes of a run, in numbers. The server stores the changes themselves.
 *
 * @param digest identifies exactly these changes
 * @param resources by entity type
 * @param links by association
 * @param heldResources how many resources the connector owned before the run, by entity type; in an
 *     incremental run, as far as they had to be counted
 * @param heldLinks the same of links, by association
 * @param breaches the limits it exceeds, as the server found; null in histories of runs that were
 *     checked by their workflow
 * @param warnings what looks different than before and holds nothing; null from a server of an
 *     earlier release
 */
public record Plan(
    String digest,
    Map<String, Counters> resources,
    Map<String, Counters> links,
    Map<String, Long> heldResources,
    Map<String, Long> heldLinks,
    @Nullable List<Breach> breaches,
    @Nullable List<Breach> warnings) {

  /** A plan of which nobody is warned. */
  public Plan(
      String digest,
      Map<String, Counters> resources,
      Map<String, Counters> links,
      Map<String, Long> heldResources,
      Map<String, Long> heldLinks,
      @Nullable List<Breach> breaches) {
    this(digest, resources, links, heldResources, heldLinks, breaches, null);
  }
}
