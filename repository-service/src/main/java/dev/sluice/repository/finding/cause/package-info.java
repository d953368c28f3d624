/**
 * The causes that a held plan may have, in two rooms: those of rows and those of columns. Each
 * looks at a sample and knows nothing else. {@link dev.sluice.repository.finding.cause.Causes}, the
 * entry point, tests them all and tells which explains what.
 */
@NullMarked
package dev.sluice.repository.finding.cause;

import org.jspecify.annotations.NullMarked;
