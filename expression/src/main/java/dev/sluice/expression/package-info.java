/**
 * Expressions of definitions, in the Common Expression Language: {@link
 * dev.sluice.expression.Expression} checks one when a definition is loaded and computes it row by
 * row when files are prepared. What it may cost is limited, so that no expression and no row stops
 * an agent. {@link dev.sluice.expression.function} has the functions that are ours.
 */
@NullMarked
package dev.sluice.expression;

import org.jspecify.annotations.NullMarked;
