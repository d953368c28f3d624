/**
 * Follow: which changes of a plan are not made only since others, as the rules stand, are not.
 * {@link dev.sluice.repository.decide.follow.FoundFollowUps} finds them for those who look at the
 * plan.
 */
@NullMarked
package dev.sluice.repository.decide.follow;

import org.jspecify.annotations.NullMarked;
