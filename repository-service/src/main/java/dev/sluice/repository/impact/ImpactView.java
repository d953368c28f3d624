package dev.sluice.repository.impact;

import org.jspecify.annotations.Nullable;

/**
 * A consequence of a plan, for a reviewer.
 *
 * @param i the number of the line
 * @param kind PROTECTED_TAKEN, PROTECTED_CHANGED, WITHOUT_TARGET, WITHOUT_OWNER, PENDING or EMPTIED
 * @param target the association, or the entity type
 * @param property that is emptied; null for links
 * @param entityType the kind of the resources that are concerned
 * @param resources how many are concerned
 * @param sentence all of it in one sentence
 */
record ImpactView(
    long i,
    String kind,
    String target,
    @Nullable String property,
    String entityType,
    long resources,
    String sentence) {}
