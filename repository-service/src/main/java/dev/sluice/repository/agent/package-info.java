/**
 * Requests of agents: progress, and the rows of a run to compare. {@link
 * dev.sluice.repository.agent.AgentController} is the entry point; bodies are read as they arrive.
 */
@NullMarked
package dev.sluice.repository.agent;

import org.jspecify.annotations.NullMarked;
