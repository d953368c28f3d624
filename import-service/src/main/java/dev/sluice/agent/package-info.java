/**
 * The agent: it runs near the managed system and does the steps of a run there. An application
 * imports {@link dev.sluice.agent.AgentConfiguration}; {@link dev.sluice.agent.ImportService}
 * starts the agent as a separate process. The subpackages are the steps, which do not depend on
 * Temporal or Spring.
 */
@NullMarked
package dev.sluice.agent;

import org.jspecify.annotations.NullMarked;
