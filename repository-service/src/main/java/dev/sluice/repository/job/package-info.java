/**
 * Jobs: runs that start by themselves. Temporal keeps the times as schedules; {@link
 * dev.sluice.repository.job.ScheduleKeeping} sees to it that there is one for each job of a loaded
 * definition, and people activate, deactivate and watch them here.
 */
@NullMarked
package dev.sluice.repository.job;

import org.jspecify.annotations.NullMarked;
