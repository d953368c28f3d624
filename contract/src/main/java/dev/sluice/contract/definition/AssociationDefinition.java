package dev.sluice.contract.definition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a source become links of one kind.
 *
 * @param name owner's entity type and the name of the link, as in {@code Group.members}
 * @param separator what stands between several targets in one cell, if several may stand there
 * @param thresholds limits for this association alone, by {@link Threshold#label()}
 */
public record AssociationDefinition(
    String name,
    String source,
    LinkEnd owner,
    LinkEnd target,
    Multiplicity multiplicity,
    @Nullable String separator,
    Map<String, Double> thresholds) {}
