/**
 * Profiles: whether a source's file looks like those of earlier runs, whatever the run would
 * change. {@link dev.sluice.repository.profile.ProfileGuard} compares the agent's profile ({@link
 * dev.sluice.repository.profile.ColumnProfiles}) with those of applied files ({@code
 * AppliedProfiles}), with small rules for one difference each.
 */
@NullMarked
package dev.sluice.repository.profile;

import org.jspecify.annotations.NullMarked;
