package dev.sluice.repository.security.login;

import java.util.Base64;
import java.util.Collections;
import java.util.Map;

/**
 * Credentials that were valid recently. They are stored as a keyed hash with a key of this process,
 * and prove nothing by themselves: they are checked again like all others.
 */
final class GoodCredentials {
  private static final int MOST = 1000;

  private final ProcessKey key = new ProcessKey();
  private final Map<String, Boolean> codes = Collections.synchronizedMap(new RecentlyUsed<>(MOST));

  void add(String credentials) {
    codes.put(code(credentials), true);
  }

  boolean contains(String credentials) {
    return codes.containsKey(code(credentials));
  }

  private String code(String credentials) {
    return Base64.getEncoder().encodeToString(key.code(credentials));
  }
}
