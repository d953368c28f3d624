package dev.sluice.contract.check;

import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.run.Counters;

/**
 * The planned changes of one entity type or association, and what existed before.
 *
 * @param name of the entity type or association; it may be an association of other connectors,
 *     whose links go with deleted resources
 * @param content what the source held; {@code ROWS} if an empty one would only say that there is
 *     nothing to do
 * @param owned how many resources or links the connector owned, see {@link EnoughOwned}
 * @param active how many of the resources can still be deleted or switched off, since they are
 *     active; of links as many as are owned
 */
public record PlannedDataset(
    String name,
    boolean association,
    Content content,
    Counters counters,
    long owned,
    long active) {}
