package dev.sluice.repository.security.login;

import org.springframework.security.core.AuthenticationException;

/** As many passwords are checked as the machine can take; whoever logs in tries again. */
public final class TooManyLoginsException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  TooManyLoginsException() {
    super("too many logins at a time");
  }
}
