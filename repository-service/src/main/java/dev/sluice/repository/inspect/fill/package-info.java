/**
 * Fills the tables of an inspection: {@link dev.sluice.repository.inspect.fill.Inspector} reads a
 * plan, has its rows taken apart by {@link dev.sluice.repository.inspect.scan} and copies what is
 * found into the database.
 */
@NullMarked
package dev.sluice.repository.inspect.fill;

import org.jspecify.annotations.NullMarked;
