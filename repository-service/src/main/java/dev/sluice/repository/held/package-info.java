/**
 * Held: the changes that reviewers hold or have rejected, and that later runs leave out. {@link
 * dev.sluice.repository.held.HeldController} shows and releases them.
 */
@NullMarked
package dev.sluice.repository.held;

import org.jspecify.annotations.NullMarked;
