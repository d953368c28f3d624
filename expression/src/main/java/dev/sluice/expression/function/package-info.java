/**
 * The functions that expressions have beside those of the Common Expression Language: for texts,
 * regular expressions and days. Each class lists its own ones in {@code ALL}.
 */
@NullMarked
package dev.sluice.expression.function;

import org.jspecify.annotations.NullMarked;
