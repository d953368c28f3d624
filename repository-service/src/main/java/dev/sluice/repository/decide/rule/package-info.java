/**
 * Rules: what reviewers have said about the changes of a plan, and what that makes of each. {@link
 * dev.sluice.repository.decide.rule.Rules} reads them, {@link
 * dev.sluice.repository.decide.rule.SaidOfPlans} asks for the changes that they are about.
 */
@NullMarked
package dev.sluice.repository.decide.rule;

import org.jspecify.annotations.NullMarked;
