/**
 * What every step of the agent shares: the folder that holds a run's files ({@link
 * dev.sluice.agent.run.WorkFolder}), the way a step tells how far it is ({@link
 * dev.sluice.agent.run.Progress}), the way it says no ({@link
 * dev.sluice.agent.run.SourceException}), and the second core, on which files are read and written
 * ({@link dev.sluice.agent.run.ReadAhead}, {@link dev.sluice.agent.run.WriteBehind}) and sent to
 * the disk ({@link dev.sluice.agent.run.EarlySync}).
 */
@NullMarked
package dev.sluice.agent.run;

import org.jspecify.annotations.NullMarked;
