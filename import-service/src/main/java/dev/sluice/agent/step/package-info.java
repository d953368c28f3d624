/**
 * Shared by all steps: reporting progress ({@link dev.sluice.agent.step.Progress}), failing ({@link
 * dev.sluice.agent.step.SourceException}), and the encoding of a source's file ({@link
 * dev.sluice.agent.step.SourceEncoding}).
 */
@NullMarked
package dev.sluice.agent.step;

import org.jspecify.annotations.NullMarked;
