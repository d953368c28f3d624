/**
 * Programs that Sluice starts beside itself: {@link dev.sluice.standalone.process.Program} runs one
 * to its end, {@link dev.sluice.standalone.process.OrphanedProcesses} finds those of an earlier
 * life, {@link dev.sluice.standalone.process.LoopbackPorts} picks where they listen.
 */
@NullMarked
package dev.sluice.standalone.process;

import org.jspecify.annotations.NullMarked;
