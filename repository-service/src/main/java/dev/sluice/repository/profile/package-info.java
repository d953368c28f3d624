/**
 * Profile: whether a source's file looks as it did in earlier runs, whatever the run would change.
 * {@link dev.sluice.repository.profile.ProfileGuard} compares what the agent told of it ({@link
 * dev.sluice.repository.profile.ColumnProfiles}) with the files that were applied before ({@code
 * AppliedProfiles}), by small rules, each of which looks for one thing.
 */
@NullMarked
package dev.sluice.repository.profile;

import org.jspecify.annotations.NullMarked;
