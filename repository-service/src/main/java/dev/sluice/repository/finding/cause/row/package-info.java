/**
 * Causes that show in which rows are deleted and inserted: the file is empty, cut off or wrong, or
 * its keys have another form. Values of other columns do not matter, except for a segment whose
 * people are all missing. {@link dev.sluice.repository.finding.cause.row.RowCauses} lists them.
 */
@NullMarked
package dev.sluice.repository.finding.cause.row;

import org.jspecify.annotations.NullMarked;
