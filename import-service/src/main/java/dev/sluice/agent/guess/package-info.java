/**
 * What a file seems to be written with ({@link dev.sluice.agent.guess.TextGuess}), for people who
 * write a definition. No run reads a file by a guess.
 */
@NullMarked
package dev.sluice.agent.guess;

import org.jspecify.annotations.NullMarked;
