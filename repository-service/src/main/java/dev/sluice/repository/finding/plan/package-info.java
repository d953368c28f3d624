/**
 * Takes the sample of a plan in which causes are searched: {@link
 * dev.sluice.repository.finding.plan.SampleReader}. Its size is limited, whatever the plan's size.
 */
@NullMarked
package dev.sluice.repository.finding.plan;

import org.jspecify.annotations.NullMarked;
