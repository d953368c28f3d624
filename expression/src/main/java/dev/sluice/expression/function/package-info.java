/**
 * Sluice's own functions for expressions, in addition to those of the Common Expression Language:
 * for texts, regular expressions and days. Each class lists its functions in {@code ALL}.
 */
@NullMarked
package dev.sluice.expression.function;

import org.jspecify.annotations.NullMarked;
