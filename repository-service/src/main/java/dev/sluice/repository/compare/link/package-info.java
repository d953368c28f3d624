/**
 * Compares the rows of one association with the stored links. In complete and initial runs most
 * links are known by the ids of their ends and merged; whatever is left, and all rows of a delta,
 * is judged in temporary tables. {@link dev.sluice.repository.compare.link.LinkPlan} is the entry
 * point.
 */
@NullMarked
package dev.sluice.repository.compare.link;

import org.jspecify.annotations.NullMarked;
