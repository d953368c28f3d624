/**
 * What every step shares: how it tells how far it is ({@link dev.sluice.agent.step.Progress}), how
 * it says that it cannot be done ({@link dev.sluice.agent.step.SourceException}), and how a
 * source's file is to be read ({@link dev.sluice.agent.step.SourceEncoding}).
 */
@NullMarked
package dev.sluice.agent.step;

import org.jspecify.annotations.NullMarked;
