/**
 * Review: a person resumes or cancels a held run. {@link dev.sluice.repository.review.Reviews}
 * records the decision and carries it to the run's workflow, which alone says which one counts.
 */
@NullMarked
package dev.sluice.repository.review;

import org.jspecify.annotations.NullMarked;
