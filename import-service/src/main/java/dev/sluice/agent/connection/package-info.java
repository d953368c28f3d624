/**
 * Answers, outside of any run, whether the agent can read what a connector's sources name: {@link
 * dev.sluice.agent.connection.ConnectionCheck}.
 */
@NullMarked
package dev.sluice.agent.connection;

import org.jspecify.annotations.NullMarked;
