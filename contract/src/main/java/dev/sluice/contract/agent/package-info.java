/**
 * What a run asks of the agent near the managed system: {@link
 * dev.sluice.contract.agent.AgentActivities}.
 */
@NullMarked
package dev.sluice.contract.agent;

import org.jspecify.annotations.NullMarked;
