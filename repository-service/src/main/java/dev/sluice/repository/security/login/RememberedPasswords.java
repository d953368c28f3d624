package dev.sluice.repository.security.login;

import java.security.MessageDigest;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Checks a password the slow way once. Each request carries its credentials, and a check that is
 * made to be slow would take a tenth of a second of a core for every one. What is remembered of a
 * right password is a code under a key that only this process has; a wrong one is checked the slow
 * way each time, and few of them at a time, so that guesses do not take every core.
 */
public final class RememberedPasswords implements PasswordEncoder {
  private static final int MOST_REMEMBERED = 1000;
  private static final int SLOW_AT_A_TIME = 2;
  private static final long LONGEST_WAIT_SECONDS = 1;

  private final PasswordEncoder slow;
  private final ProcessKey key = new ProcessKey();
  private final Map<String, byte[]> right =
      Collections.synchronizedMap(new RecentlyUsed<>(MOST_REMEMBERED));
  private final Semaphore places = new Semaphore(SLOW_AT_A_TIME);

  public RememberedPasswords(PasswordEncoder slow) {
    this.slow = slow;
  }

  @Override
  public @Nullable String encode(@Nullable CharSequence password) {
    return slow.encode(password);
  }

  @Override
  public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
    if (password == null || encoded == null) {
      return false;
    }
    byte[] code = key.code(password.toString());
    byte[] known = right.get(encoded);
    if (known != null && MessageDigest.isEqual(known, code)) {
      return true;
    }
    boolean matches = slowly(password, encoded);
    if (matches) {
      right.put(encoded, code);
    }
    return matches;
  }

  private boolean slowly(CharSequence password, String encoded) {
    try {
      if (!places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new TooManyLoginsException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooManyLoginsException();
    }
    try {
      return slow.matches(password, encoded);
    } finally {
      places.release();
    }
  }

  @Override
  public boolean upgradeEncoding(@Nullable String encoded) {
    return slow.upgradeEncoding(encoded);
  }
}
