/**
 * The agents that the server knows: their tokens, and when each last called. {@link
 * dev.sluice.repository.agent.known.KnownAgents} is the entry point.
 */
@NullMarked
package dev.sluice.repository.agent.known;

import org.jspecify.annotations.NullMarked;
