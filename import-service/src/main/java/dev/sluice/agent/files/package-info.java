/**
 * The agent's files: where a run's files are ({@link dev.sluice.agent.files.WorkFolder}, {@link
 * dev.sluice.agent.files.RunFolder}), how they are published atomically ({@link
 * dev.sluice.agent.files.Folders}, {@link dev.sluice.agent.files.AttemptFolder}), and how a later
 * step checks that they are unchanged ({@link dev.sluice.agent.files.FileDigests}).
 */
@NullMarked
package dev.sluice.agent.files;

import org.jspecify.annotations.NullMarked;
