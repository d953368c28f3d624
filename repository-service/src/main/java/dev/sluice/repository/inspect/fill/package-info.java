/**
 * Fills the tables of an inspection: {@link dev.sluice.repository.inspect.fill.Inspector} reads a
 * plan, {@link dev.sluice.repository.inspect.scan} analyses its rows, and the results are copied
 * into the database.
 */
@NullMarked
package dev.sluice.repository.inspect.fill;

import org.jspecify.annotations.NullMarked;
