/**
 * The changes of a run, planned or made: changes and link changes, as JSON pages or completely as
 * CSV. {@link dev.sluice.repository.change.ChangeController} is the entry point.
 */
@NullMarked
package dev.sluice.repository.change;

import org.jspecify.annotations.NullMarked;
