/**
 * Compares the rows of one entity type with the stored resources: a complete or initial run by a
 * merge join in the order of the keys, an incremental one by joining its commands. Changes gather
 * in the temporary table of {@link dev.sluice.repository.compare.resource.PlannedResourceTable}
 * until they join the plan; the first resources of a type go there at once. {@link
 * dev.sluice.repository.compare.resource.ResourceComparison} is the entry point.
 */
@NullMarked
package dev.sluice.repository.compare.resource;

import org.jspecify.annotations.NullMarked;
