package dev.sluice.contract.payload;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys that encrypt payloads before they are sent to Temporal. The first key encrypts; all keys
 * decrypt.
 */
public final class PayloadKeys {
  /** Payloads are not encrypted. */
  public static final PayloadKeys NONE = new PayloadKeys(Map.of());

  private static final int KEY_BYTES = 32;
  private static final Pattern KEY = Pattern.compile("([A-Za-z0-9._-]{1,64}):([A-Za-z0-9+/=]+)");

  private final Map<String, SecretKey> keys;

  private PayloadKeys(Map<String, SecretKey> keys) {
    this.keys = keys;
  }

  /**
   * Reads keys from the configuration.
   *
   * @param texts each an id, a colon and 32 bytes in Base64, as in {@code 2026a:3q2+7w…}
   * @throws IllegalArgumentException if one is written otherwise, or two have one id; it names the
   *     place and no part of a key
   */
  public static PayloadKeys of(List<String> texts) {
    Map<String, SecretKey> keys = new LinkedHashMap<>();
    for (int place = 0; place < texts.size(); place++) {
      var key = KEY.matcher(texts.get(place).strip());
      if (!key.matches()) {
        throw refused(place, "is no id, a colon and a key in Base64");
      }
      if (keys.put(key.group(1), new SecretKeySpec(bytes(place, key.group(2)), "AES")) != null) {
        throw refused(place, "has the id of an earlier one");
      }
    }
    return new PayloadKeys(keys);
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  /** The id of the key that encrypts new payloads. */
  String currentId() {
    return keys.keySet().iterator().next();
  }

  @Nullable SecretKey key(String id) {
    return keys.get(id);
  }

  private static byte[] bytes(int place, String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw refused(place, "is not written in Base64");
    }
    if (bytes.length != KEY_BYTES) {
      throw refused(place, "has " + bytes.length + " bytes; AES-256 takes 32");
    }
    return bytes;
  }

  private static IllegalArgumentException refused(int place, String why) {
    return new IllegalArgumentException(
        "Key "
            + (place + 1)
            + " of sluice.payload.keys "
            + why
            + ". openssl rand -base64 32 creates one.");
  }
}
