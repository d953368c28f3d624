/**
 * The possible causes of a held plan: those of rows and those of columns. Each cause uses only a
 * sample. {@link dev.sluice.repository.finding.cause.Causes}, the entry point, tests all of them
 * and says which explains what.
 */
@NullMarked
package dev.sluice.repository.finding.cause;

import org.jspecify.annotations.NullMarked;
