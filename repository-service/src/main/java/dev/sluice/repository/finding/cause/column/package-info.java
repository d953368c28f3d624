/**
 * Causes that show in updates: people stay, but the values of some columns are wrong. {@link
 * dev.sluice.repository.finding.cause.column.ColumnCauses} lists them.
 */
@NullMarked
package dev.sluice.repository.finding.cause.column;

import org.jspecify.annotations.NullMarked;
