package dev.sluice.repository.security.login;

import org.springframework.security.core.AuthenticationException;

/** The server is already checking as many passwords as it can; the caller tries again. */
public final class TooManyLoginsException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  TooManyLoginsException() {
    super("too many logins at a time");
  }
}
