/**
 * The agent: it stands near the managed system and does what a run asks of it there. {@link
 * dev.sluice.agent.AgentConfiguration} is what an application imports; {@link
 * dev.sluice.agent.ImportService} is the agent as a process of its own. The packages beneath are
 * the steps, which know neither Temporal nor Spring.
 */
@NullMarked
package dev.sluice.agent;

import org.jspecify.annotations.NullMarked;
