/**
 * Decide: what reviewers let through, hold or reject, change by change. {@link
 * dev.sluice.repository.decide.ChangeByChange} marks in a plan what is not to be made, {@link
 * dev.sluice.repository.decide.WithheldRecords} keeps it for later runs.
 */
@NullMarked
package dev.sluice.repository.decide;

import org.jspecify.annotations.NullMarked;
