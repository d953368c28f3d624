package dev.sluice.repository.security.login;

import java.security.MessageDigest;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Runs the slow password check only once. Each request has credentials, and a slow hash would take
 * a tenth of a second of a core each time. For a right password a keyed hash with a key of this
 * process is cached. Wrong passwords are always checked slowly, and only a few at the same time, so
 * that guesses do not use every core.
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
