/**
 * Causes that show in which rows come and go: the file is empty, cut off or another one, or its
 * keys are written otherwise. Values of other columns tell nothing of them, but for a segment all
 * of whose people are missing. {@link dev.sluice.repository.finding.cause.row.RowCauses} has them
 * all.
 */
@NullMarked
package dev.sluice.repository.finding.cause.row;

import org.jspecify.annotations.NullMarked;
