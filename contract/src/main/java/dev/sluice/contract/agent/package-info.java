/**
 * The activities of a run near the managed system: {@link
 * dev.sluice.contract.agent.AgentActivities}.
 */
@NullMarked
package dev.sluice.contract.agent;

import org.jspecify.annotations.NullMarked;
