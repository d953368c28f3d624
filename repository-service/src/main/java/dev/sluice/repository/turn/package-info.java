/**
 * Turns: one run per connector compares and applies at a time, in order of arrival. {@link
 * dev.sluice.repository.turn.Turns} gives turns in the order of {@code TurnOrder}, {@link
 * dev.sluice.repository.turn.RunLifecycle} records the states of a run that has its turn, and
 * {@code RunRecovery} repairs what a crash left undone.
 */
@NullMarked
package dev.sluice.repository.turn;

import org.jspecify.annotations.NullMarked;
