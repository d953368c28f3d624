/**
 * Cleanses and sorts exported files, one dataset after another. {@link
 * dev.sluice.agent.prepare.Preparation} reads a source ({@code source}), turns its rows into those
 * of an entity type or association ({@code EntityRows}, {@code LinkRows}) with typed cells ({@code
 * value}), sets aside those that cannot be used ({@code reject}), sorts the others within a fixed
 * budget of memory ({@code sort}), folds commands ({@code command}) and writes what {@link
 * dev.sluice.agent.files.RunFolder} names ({@code PreparedDataset}).
 *
 * <p>Rows go through as bytes, from the reader's buffer into lines and from there into the sort. A
 * cell becomes a String only if its value must be converted or its row is rejected.
 */
@NullMarked
package dev.sluice.agent.prepare;

import org.jspecify.annotations.NullMarked;
