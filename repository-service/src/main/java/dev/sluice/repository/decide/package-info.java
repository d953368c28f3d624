/**
 * Decisions change by change: what reviewers let through, hold or reject. {@link
 * dev.sluice.repository.decide.ChangeByChange} marks in a plan which changes are not made, {@link
 * dev.sluice.repository.decide.WithheldRecords} stores this for later runs.
 */
@NullMarked
package dev.sluice.repository.decide;

import org.jspecify.annotations.NullMarked;
