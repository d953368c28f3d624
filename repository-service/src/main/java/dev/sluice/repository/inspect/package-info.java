/**
 * The inspection of the plan of a held or dry run, so that reviewers' requests are answered
 * quickly: {@link dev.sluice.repository.inspect.Inspections} finds it. It can be computed again
 * from the plan, and is deleted with it.
 */
@NullMarked
package dev.sluice.repository.inspect;

import org.jspecify.annotations.NullMarked;
