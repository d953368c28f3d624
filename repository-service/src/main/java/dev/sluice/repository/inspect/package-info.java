/**
 * What is worked out about the plan of a held or dry run, so that a reviewer's questions can be
 * answered at page time: {@link dev.sluice.repository.inspect.Inspections} says what there is. It
 * can be made again from the plan, and goes with it.
 */
@NullMarked
package dev.sluice.repository.inspect;

import org.jspecify.annotations.NullMarked;
