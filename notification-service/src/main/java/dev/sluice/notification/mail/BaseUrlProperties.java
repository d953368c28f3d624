package dev.sluice.notification.mail;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The URL where people reach the server.
 *
 * @param baseUrl the address before {@code /api}, as in {@code https://sluice.example.org}; without
 *     one mails show commands only
 */
@ConfigurationProperties("sluice.notification")
public record BaseUrlProperties(@Nullable URI baseUrl) {
  public BaseUrlProperties {
    if (baseUrl != null && !usable(baseUrl)) {
      throw new IllegalArgumentException(
          "sluice.notification.base-url must be an http or https address without query and"
              + " user, such as https://sluice.example.org");
    }
  }

  /** The address of a page with this path; empty if no address is configured. */
  public Optional<String> page(String path) {
    return Optional.ofNullable(baseUrl).map(base -> base.toString().replaceAll("/+$", "") + path);
  }

  private static boolean usable(URI url) {
    boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    return web
        && url.getHost() != null
        && url.getUserInfo() == null
        && url.getQuery() == null
        && url.getFragment() == null;
  }
}
