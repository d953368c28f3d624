/**
 * Computes profiles of columns while the rows of a source are read: {@link
 * dev.sluice.agent.prepare.profile.FileProfiler} takes the rows of a sample ({@code KeySample})
 * cell by cell ({@code ColumnCounts}, {@code CellShape}) and stores no values. {@link
 * dev.sluice.agent.files.ProfileFile} stores the result until it is sent.
 */
@NullMarked
package dev.sluice.agent.prepare.profile;

import org.jspecify.annotations.NullMarked;
