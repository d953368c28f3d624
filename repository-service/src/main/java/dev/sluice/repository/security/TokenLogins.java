package dev.sluice.repository.security;

import java.util.Optional;

/** The tokens of programs. */
public interface TokenLogins {
  /** What every one of them begins with. */
  String PREFIX = "slu_";

  /** The token with this SHA-256, unless it was revoked or has expired. */
  Optional<TokenLogin> find(String hash);

  /**
   * What a token opens.
   *
   * @param madeBy the person whose login it stands for
   * @param madeVia how that person had logged in
   */
  record TokenLogin(String name, Role role, String madeBy, Caller.Via madeVia) {}
}
