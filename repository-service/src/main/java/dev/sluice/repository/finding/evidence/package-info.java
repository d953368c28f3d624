/**
 * The sample in which causes are searched, {@link dev.sluice.repository.finding.evidence.Sample},
 * and the results: {@link dev.sluice.repository.finding.evidence.Suspicion} with a {@link
 * dev.sluice.repository.finding.evidence.Word}. Only data and arithmetic.
 */
@NullMarked
package dev.sluice.repository.finding.evidence;

import org.jspecify.annotations.NullMarked;
