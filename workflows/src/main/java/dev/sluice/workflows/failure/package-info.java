/**
 * What the services say of a step that failed: {@link dev.sluice.workflows.failure.ToldFailure}
 * reads it.
 */
@NullMarked
package dev.sluice.workflows.failure;

import org.jspecify.annotations.NullMarked;
