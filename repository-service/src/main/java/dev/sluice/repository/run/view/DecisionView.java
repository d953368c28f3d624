package dev.sluice.repository.run.view;

import dev.sluice.contract.run.Decision;
import dev.sluice.repository.bound.Bound;
import org.jspecify.annotations.Nullable;

/**
 * The decision on a run, as shown to people and programs.
 *
 * @param via how it came, if that was recorded
 * @param decisionDigest what was decided change by change; null if the whole plan was
 * @param rest what happened to the changes that no rule is about; null likewise
 * @param bound what it is bound to
 * @param boundDigest names that with the rest of the decision; null if it is bound to nothing
 */
public record DecisionView(
    Decision.Kind kind,
    String by,
    @Nullable String via,
    @Nullable String comment,
    @Nullable String planDigest,
    @Nullable String decisionDigest,
    @Nullable String rest,
    Bound bound,
    @Nullable String boundDigest) {}
