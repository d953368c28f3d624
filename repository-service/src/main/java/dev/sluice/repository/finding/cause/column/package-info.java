/**
 * Causes that show in updates: people stay, and the values of a column or some columns are not what
 * they were. {@link dev.sluice.repository.finding.cause.column.ColumnCauses} has them all.
 */
@NullMarked
package dev.sluice.repository.finding.cause.column;

import org.jspecify.annotations.NullMarked;
