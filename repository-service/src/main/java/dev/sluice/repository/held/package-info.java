/**
 * The changes that reviewers hold or have rejected, and that later runs leave out. {@link
 * dev.sluice.repository.held.HeldController} lists and releases them.
 */
@NullMarked
package dev.sluice.repository.held;

import org.jspecify.annotations.NullMarked;
