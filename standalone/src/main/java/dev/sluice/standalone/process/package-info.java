/**
 * Child processes: {@link dev.sluice.standalone.process.Program} runs a program to its end, {@link
 * dev.sluice.standalone.process.OrphanedProcesses} finds processes of an earlier start, {@link
 * dev.sluice.standalone.process.LoopbackPorts} picks ports.
 */
@NullMarked
package dev.sluice.standalone.process;

import org.jspecify.annotations.NullMarked;
