/**
 * Guesses encoding and delimiter of a file ({@link dev.sluice.agent.guess.TextGuess}), for people
 * who write a definition. No run reads a file with a guess.
 */
@NullMarked
package dev.sluice.agent.guess;

import org.jspecify.annotations.NullMarked;
