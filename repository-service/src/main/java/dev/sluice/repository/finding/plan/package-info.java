/**
 * Takes the sample of a plan in which causes are looked for: {@link
 * dev.sluice.repository.finding.plan.SampleReader}. All of it is bounded, whatever the plan's size.
 */
@NullMarked
package dev.sluice.repository.finding.plan;

import org.jspecify.annotations.NullMarked;
