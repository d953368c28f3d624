package dev.sluice.repository.security.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Credentials that opened a door not long ago. They are kept as a code under a key that only this
 * process has, and prove nothing by themselves: they are checked again like all others.
 */
final class GoodCredentials {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MOST = 1000;

  private final SecretKeySpec key;
  private final Map<String, Boolean> codes = Collections.synchronizedMap(new RecentlyUsed<>(MOST));

  GoodCredentials() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, ALGORITHM);
  }

  void add(String credentials) {
    codes.put(code(credentials), true);
  }

  boolean contains(String credentials) {
    return codes.containsKey(code(credentials));
  }

  private String code(String credentials) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(credentials.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
