/**
 * Cleanses and sorts exported files, one target after another: {@link
 * dev.sluice.agent.prepare.Preparation} reads a source ({@code SourceTable}), turns its rows into
 * those of an entity type or association ({@code EntityRows}, {@code LinkRows}), sorts them within
 * a fixed budget of memory ({@code ExternalSort}) and writes what {@link
 * dev.sluice.agent.run.RunFolder} names ({@code PreparedTarget}).
 */
@NullMarked
package dev.sluice.agent.prepare;

import org.jspecify.annotations.NullMarked;
