package dev.sluice.notification;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks receivers for the log: enough to know whom to ask, but not a person's address or a
 * webhook's secret path.
 */
final class Mask {
  private static final Pattern ADDRESS = Pattern.compile("(\\w)[^@]*(@[A-Za-z0-9.-]+)");
  private static final String UNREADABLE = "(unreadable address)";

  private Mask() {}

  /** Keeps the first letter and the domain: {@code i***@example.org}. */
  static String address(String address) {
    Matcher parts = ADDRESS.matcher(address);
    return parts.matches() ? parts.group(1) + "***" + parts.group(2) : UNREADABLE;
  }

  /** Keeps scheme, host and port; a path or query often is a secret. */
  static String url(String url) {
    try {
      URI uri = new URI(url);
      if (uri.getHost() == null) {
        return UNREADABLE;
      }
      return uri.getScheme()
          + "://"
          + uri.getHost()
          + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    } catch (URISyntaxException unreadable) {
      return UNREADABLE;
    }
  }
}
