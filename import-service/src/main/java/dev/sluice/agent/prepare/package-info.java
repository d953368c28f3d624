/**
 * Cleanses and sorts exported files, one dataset after another. {@link
 * dev.sluice.agent.prepare.Preparation} reads a source ({@code source}), converts its rows to rows
 * of an entity type or association ({@code EntityRows}, {@code LinkRows}) with typed cells ({@code
 * value}), rejects rows that cannot be used ({@code reject}), sorts the others within a fixed
 * memory budget ({@code sort}), combines commands ({@code command}) and writes the files of {@link
 * dev.sluice.agent.files.RunFolder} ({@code PreparedDataset}).
 *
 * <p>Rows are processed as bytes, from the reader's buffer to lines and then to the sort. A cell
 * becomes a String only if its value must be converted or its row is rejected.
 */
@NullMarked
package dev.sluice.agent.prepare;

import org.jspecify.annotations.NullMarked;
