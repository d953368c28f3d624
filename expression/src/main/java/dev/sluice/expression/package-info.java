/**
 * Expressions in definitions, in the Common Expression Language: {@link
 * dev.sluice.expression.Expression} checks an expression when a definition is loaded, and computes
 * it row by row when files are prepared. Its work is limited, so that no expression and no row can
 * block an agent. {@link dev.sluice.expression.function} has Sluice's own functions.
 */
@NullMarked
package dev.sluice.expression;

import org.jspecify.annotations.NullMarked;
