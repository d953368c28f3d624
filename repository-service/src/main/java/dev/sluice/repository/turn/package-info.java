/**
 * Turns: one run per connector compares and applies at a time, in order of arrival. {@link
 * dev.sluice.repository.turn.Turns} gives turns as {@code TurnOrder} says, {@link
 * dev.sluice.repository.turn.RunLifecycle} records what becomes of a run that has its turn, and
 * {@code Sweep} repairs what a crash left undone.
 */
@NullMarked
package dev.sluice.repository.turn;

import org.jspecify.annotations.NullMarked;
