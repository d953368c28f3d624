/**
 * Rules of reviewers about the changes of a plan, and their result for each change. {@link
 * dev.sluice.repository.decide.rule.Rules} reads them, {@link
 * dev.sluice.repository.decide.rule.SaidOfPlans} finds the changes that they are about.
 */
@NullMarked
package dev.sluice.repository.decide.rule;

import org.jspecify.annotations.NullMarked;
