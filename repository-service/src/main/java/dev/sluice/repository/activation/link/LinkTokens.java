package dev.sluice.repository.activation.link;

import dev.sluice.repository.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Creates and checks the end of the link in an activation mail: a signed random number with its
 * expiry. It does not identify the person; the database knows its hash.
 */
@Component
public class LinkTokens {
  private static final String ALGORITHM = "HmacSHA256";

  /** Tells this use of the key from any other one. */
  private static final byte[] PURPOSE = "sluice activation".getBytes(StandardCharsets.UTF_8);

  private static final int RANDOM_BYTES = 16;
  private static final int SIGNED_BYTES = RANDOM_BYTES + Long.BYTES;
  private static final int TOKEN_BYTES = SIGNED_BYTES + 32;
  private static final int LEAST_KEY_CHARACTERS = 32;

  private final SecureRandom random = new SecureRandom();
  private final @Nullable SecretKeySpec key;
  private final Duration expiry;
  private final Clock clock;

  LinkTokens(ActivationProperties properties, Clock clock) {
    this.key = key(properties);
    this.expiry = properties.linkExpiry();
    this.clock = clock;
  }

  /** A new token. Only the hash may be kept. */
  public record Issued(String token, String hash, Instant expiresAt) {}

  /** A token that this server signed. */
  public record Known(String hash, boolean expired) {}

  /** Whether there is a key, without which no link can be made. */
  public boolean areSigned() {
    return key != null;
  }

  /** Makes a token; there has to be a key. */
  public Issued issue() {
    Instant expiresAt = Instant.ofEpochSecond(clock.instant().plus(expiry).getEpochSecond());
    byte[] number = new byte[RANDOM_BYTES];
    random.nextBytes(number);
    byte[] signed =
        ByteBuffer.allocate(SIGNED_BYTES).put(number).putLong(expiresAt.getEpochSecond()).array();
    byte[] token = ByteBuffer.allocate(TOKEN_BYTES).put(signed).put(signature(signed)).array();
    return new Issued(
        Base64.getUrlEncoder().withoutPadding().encodeToString(token),
        Sha256.hex(token),
        expiresAt);
  }

  /** Reads a token; empty if nobody here signed it. */
  public Optional<Known> read(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
    if (key == null || bytes.length != TOKEN_BYTES) {
      return Optional.empty();
    }
    byte[] signed = Arrays.copyOf(bytes, SIGNED_BYTES);
    if (!MessageDigest.isEqual(
        signature(signed), Arrays.copyOfRange(bytes, SIGNED_BYTES, TOKEN_BYTES))) {
      return Optional.empty();
    }
    Instant expiresAt = Instant.ofEpochSecond(ByteBuffer.wrap(bytes).getLong(RANDOM_BYTES));
    return Optional.of(new Known(Sha256.hex(bytes), !clock.instant().isBefore(expiresAt)));
  }

  private byte[] signature(byte[] signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(PURPOSE);
      return mac.doFinal(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private static @Nullable SecretKeySpec key(ActivationProperties properties) {
    String text = properties.key();
    if (properties.keyFile() != null) {
      try {
        text = Files.readString(properties.keyFile()).strip();
      } catch (IOException e) {
        throw new UncheckedIOException("sluice.activation.key-file cannot be read", e);
      }
    }
    if (text == null || text.isEmpty()) {
      return null;
    }
    if (text.length() < LEAST_KEY_CHARACTERS) {
      throw new IllegalArgumentException(
          "sluice.activation.key must have at least "
              + LEAST_KEY_CHARACTERS
              + " characters, at random");
    }
    return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }
}
