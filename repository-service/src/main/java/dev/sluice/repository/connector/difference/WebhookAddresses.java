package dev.sluice.repository.connector.difference;

import java.util.regex.Pattern;

/** Addresses of webhooks as others than administrators may see them: the path often is a secret. */
public final class WebhookAddresses {
  // An address ends where YAML may end a plain or quoted text.
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(https?://[^/\\s\"'?#,\\]}]+)[^\\s\"',\\]}]*");

  private WebhookAddresses() {}

  /** The text with scheme, host and port of each address in it, and without the rest. */
  public static String withoutPaths(String text) {
    return ADDRESS.matcher(text).replaceAll("$1/…");
  }
}
