/**
 * What causes are looked for in, {@link dev.sluice.repository.finding.evidence.Sample}, and what is
 * said of them: {@link dev.sluice.repository.finding.evidence.Suspicion} with a {@link
 * dev.sluice.repository.finding.evidence.Word}. All of it is data and arithmetic.
 */
@NullMarked
package dev.sluice.repository.finding.evidence;

import org.jspecify.annotations.NullMarked;
