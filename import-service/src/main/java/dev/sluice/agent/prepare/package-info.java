/**
 * Cleanses and sorts exported files, one target after another: {@link
 * dev.sluice.agent.prepare.Preparation} reads a source ({@code SourceTable}), turns its rows into
 * those of an entity type or association ({@code EntityRows}, {@code LinkRows}), sorts them within
 * a fixed budget of memory ({@code ExternalSort}) and writes what {@link
 * dev.sluice.agent.run.RunFolder} names ({@code PreparedTarget}).
 *
 * <p>Rows go through as bytes: {@code RowReader} finds cells in text that {@code CheckedUtf8} has
 * found to be UTF-8, {@code RowBytes} copies them into lines, {@code KeyOrder} sorts those in a
 * {@code RowArena}, and {@code SpilledRun} and {@code RunMerge} take them to disk and back. A cell
 * becomes a String where its value must be converted or its row is rejected.
 */
@NullMarked
package dev.sluice.agent.prepare;

import org.jspecify.annotations.NullMarked;
