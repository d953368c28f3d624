/**
 * Failures of steps as services report them: {@link dev.sluice.workflows.failure.ToldFailure} reads
 * them.
 */
@NullMarked
package dev.sluice.workflows.failure;

import org.jspecify.annotations.NullMarked;
