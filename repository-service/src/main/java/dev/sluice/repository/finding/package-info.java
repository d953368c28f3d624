/**
 * Why a run was held: what its plan looks like, found on a sample of it. {@link
 * dev.sluice.repository.finding.Findings} finds and keeps the causes, {@code FindingController}
 * shows them. A finding decides nothing.
 */
@NullMarked
package dev.sluice.repository.finding;

import org.jspecify.annotations.NullMarked;
