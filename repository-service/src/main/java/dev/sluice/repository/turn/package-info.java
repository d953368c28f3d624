/**
 * Turns: one run per connector compares and applies at a time, in order of arrival. {@link
 * dev.sluice.repository.turn.Turns} decides, {@link dev.sluice.repository.turn.Sweep} makes good
 * what a crash left undone.
 */
@NullMarked
package dev.sluice.repository.turn;

import org.jspecify.annotations.NullMarked;
