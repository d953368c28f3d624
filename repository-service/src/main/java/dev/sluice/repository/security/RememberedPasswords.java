package dev.sluice.repository.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Checks a password the slow way once. Each request carries its credentials, and a check that is
 * made to be slow would take a tenth of a second of a core for every one. What is remembered of a
 * right password is a code under a key that only this process has; a wrong one is checked the slow
 * way each time.
 */
final class RememberedPasswords implements PasswordEncoder {
  private static final String ALGORITHM = "HmacSHA256";

  private final PasswordEncoder slow;
  private final SecretKeySpec key;
  private final Map<String, byte[]> right = new ConcurrentHashMap<>();

  RememberedPasswords(PasswordEncoder slow) {
    this.slow = slow;
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, ALGORITHM);
  }

  @Override
  public @Nullable String encode(@Nullable CharSequence password) {
    return slow.encode(password);
  }

  @Override
  public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
    if (password == null || encoded == null) {
      return slow.matches(password, encoded);
    }
    byte[] code = code(password);
    byte[] known = right.get(encoded);
    if (known != null && MessageDigest.isEqual(known, code)) {
      return true;
    }
    boolean matches = slow.matches(password, encoded);
    if (matches) {
      // At most one for each user, whose passwords change with a restart only.
      right.put(encoded, code);
    }
    return matches;
  }

  @Override
  public boolean upgradeEncoding(@Nullable String encoded) {
    return slow.upgradeEncoding(encoded);
  }

  private byte[] code(CharSequence password) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(password.toString().getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
