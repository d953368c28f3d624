/**
 * The agent's files: where a run's files stand ({@link dev.sluice.agent.files.WorkFolder}, {@link
 * dev.sluice.agent.files.RunFolder}), how they are published whole or not at all ({@link
 * dev.sluice.agent.files.Folders}, {@link dev.sluice.agent.files.AttemptFolder}), and how a later
 * step knows that they are the ones it asked for ({@link dev.sluice.agent.files.FileDigests}).
 */
@NullMarked
package dev.sluice.agent.files;

import org.jspecify.annotations.NullMarked;
