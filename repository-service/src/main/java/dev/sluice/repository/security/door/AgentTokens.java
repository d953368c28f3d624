package dev.sluice.repository.security.door;

import java.util.Optional;

/**
 * The tokens of agents that were created while the server ran, and the times of their last calls.
 */
public interface AgentTokens {

  /** The agent whose token has this SHA-256, unless it was revoked. */
  Optional<String> agent(String hash);

  /** Notes that an agent has called. */
  void heard(String agent);
}
