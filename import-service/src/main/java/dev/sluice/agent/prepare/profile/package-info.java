/**
 * How the columns of a source's file look, counted while its rows pass: {@link
 * dev.sluice.agent.prepare.profile.FileProfiler} takes the rows of a sample ({@code KeySample})
 * cell by cell ({@code ColumnCounts}, {@code CellShape}) and keeps no value. {@link
 * dev.sluice.agent.files.ProfileFile} keeps the result until it is sent.
 */
@NullMarked
package dev.sluice.agent.prepare.profile;

import org.jspecify.annotations.NullMarked;
