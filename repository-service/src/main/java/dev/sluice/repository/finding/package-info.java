/**
 * The probable causes of a held run's plan, found on a sample. {@link
 * dev.sluice.repository.finding.Findings} finds and stores them, {@code FindingController} shows
 * them. A finding decides nothing.
 */
@NullMarked
package dev.sluice.repository.finding;

import org.jspecify.annotations.NullMarked;
