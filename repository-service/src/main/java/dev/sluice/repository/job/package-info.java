/**
 * Jobs: scheduled runs. Temporal runs the schedules; {@link
 * dev.sluice.repository.job.ScheduleKeeping} creates one for each job of a loaded definition, and
 * people activate, deactivate and watch them here.
 */
@NullMarked
package dev.sluice.repository.job;

import org.jspecify.annotations.NullMarked;
