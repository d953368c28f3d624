package dev.sluice.repository.security.door;

import java.util.Optional;

/** The tokens that agents were given while the server ran, and when agents were heard of. */
public interface AgentTokens {

  /** The agent whose token has this SHA-256, unless it was revoked. */
  Optional<String> agent(String hash);

  /** Notes that an agent has called. */
  void heard(String agent);
}
