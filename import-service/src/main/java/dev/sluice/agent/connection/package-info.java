/**
 * Checks, outside of any run, whether the agent can read the files of a connector's sources: {@link
 * dev.sluice.agent.connection.ConnectionCheck}.
 */
@NullMarked
package dev.sluice.agent.connection;

import org.jspecify.annotations.NullMarked;
