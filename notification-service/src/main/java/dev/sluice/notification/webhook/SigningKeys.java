package dev.sluice.notification.webhook;

import dev.sluice.notification.delivery.SingleLine;
import dev.sluice.notification.delivery.UndeliverableException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The keys that sign webhooks, by the name in the webhook. While a secret is being replaced, a name
 * has two keys, and messages have a signature for each.
 */
final class SigningKeys {
  private static final String PREFIX = "whsec_";
  private static final String PROPERTY = "sluice.notification.secrets.";

  /** The sizes that Standard Webhooks allows, in bytes. */
  private static final int SHORTEST = 24;

  private static final int LONGEST = 64;

  private final Map<String, List<byte[]>> keys = new HashMap<>();

  SigningKeys(Map<String, List<String>> secrets) {
    secrets.forEach(
        (name, values) -> {
          if (values.isEmpty()) {
            throw new IllegalArgumentException(PROPERTY + name + " is empty");
          }
          List<byte[]> decoded = values.stream().map(each -> decode(name, each)).toList();
          if (keys.put(normal(name), decoded) != null) {
            throw new IllegalArgumentException(
                PROPERTY + name + " is set twice, with different spellings of its name");
          }
        });
  }

  List<byte[]> named(String name) {
    List<byte[]> found = keys.get(normal(name));
    if (found == null) {
      throw new UndeliverableException(
          "There is no signing secret named " + SingleLine.of(name),
          "Set "
              + PROPERTY
              + SingleLine.of(name)
              + " on the notification service, as whsec_ and 24 to 64 random bytes in Base64");
    }
    return found;
  }

  private static byte[] decode(String name, String secret) {
    try {
      String value = secret.strip();
      if (value.startsWith(PREFIX)) {
        byte[] key = Base64.getDecoder().decode(value.substring(PREFIX.length()));
        if (key.length >= SHORTEST && key.length <= LONGEST) {
          return key;
        }
      }
    } catch (IllegalArgumentException notBase64) {
      // Told below, without the decoder's message, which quotes from the secret.
    }
    throw new IllegalArgumentException(
        PROPERTY + name + " must be whsec_ and 24 to 64 bytes in Base64");
  }

  // An environment variable can spell neither capitals nor hyphens: SLUICE_NOTIFICATION_SECRETS_A_B
  // is to serve a webhook that names its secret a-b.
  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
