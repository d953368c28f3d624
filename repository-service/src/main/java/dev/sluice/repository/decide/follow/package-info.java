/**
 * Dependent changes: which changes of a plan are not made only because others are not, with the
 * current rules. {@link dev.sluice.repository.decide.follow.FoundFollowUps} finds them for
 * reviewers.
 */
@NullMarked
package dev.sluice.repository.decide.follow;

import org.jspecify.annotations.NullMarked;
