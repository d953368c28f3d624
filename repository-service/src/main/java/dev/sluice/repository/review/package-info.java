/**
 * Review: a person resumes or cancels a held run. {@link dev.sluice.repository.review.Reviews}
 * records the decision and passes it to the run's workflow, which alone decides which decision
 * counts.
 */
@NullMarked
package dev.sluice.repository.review;

import org.jspecify.annotations.NullMarked;
