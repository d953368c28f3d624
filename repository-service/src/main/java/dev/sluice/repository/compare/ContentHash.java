package dev.sluice.repository.compare;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The same as the SQL function {@code resource_hash}, in hexadecimal; not for several threads. */
final class ContentHash {
  private static final int BYTES = 16;

  private final MessageDigest sha256;

  ContentHash() {
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  String of(boolean active, String attributes) {
    sha256.update((byte) (active ? '+' : '-'));
    byte[] digest = sha256.digest(attributes.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, BYTES);
  }
}
