package dev.sluice.notification.webhook;

import dev.sluice.notification.delivery.DelayedException;
import dev.sluice.notification.delivery.UndeliverableException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Decides which addresses may be called, so that no definition can access the server's network. */
final class ReceiverRules {
  /** Where the last label is a number, the whole is an address and not a name (WHATWG URL). */
  private static final Pattern NUMERIC =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)\\.?");

  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern DOTTED_QUAD = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET);

  private static final String REMEDY =
      "Correct notify.webhooks in the connector's definition, or see the section on private"
          + " addresses in docs/notifications.md";

  private final boolean allowHttp;
  private final boolean allowPrivateAddresses;
  private final NameResolver resolver;

  ReceiverRules(WebhookProperties properties, NameResolver resolver) {
    this.allowHttp = properties.allowHttp();
    this.allowPrivateAddresses = properties.allowPrivateAddresses();
    this.resolver = resolver;
  }

  Receiver check(String url) {
    URI uri = read(url);
    List<InetAddress> machines = List.of(resolve(uri));
    if (machines.isEmpty() || !machines.stream().allMatch(this::allowed)) {
      throw refused(
          "is in a loopback, private or special network, which is refused"
              + " (sluice.notification.webhook.allow-private-addresses)");
    }
    return new Receiver(uri, machines);
  }

  private URI read(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException unreadable) {
      throw refused("is not a valid address");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(scheme.equals("http") && allowHttp)) {
      throw refused(
          scheme.equals("http")
              ? "starts with http, which is refused (sluice.notification.webhook.allow-http)"
              : "does not start with https");
    }
    if (uri.getRawUserInfo() != null) {
      throw refused("contains a user name or password");
    }
    String host = uri.getHost();
    if (host == null || host.contains("%") || uri.getPort() == 0) {
      throw refused("has no valid host name");
    }
    // 0177.0.0.1, 127.1 and 0x7f000001 mean different machines to different programs.
    if (NUMERIC.matcher(host).matches() && !DOTTED_QUAD.matcher(host).matches()) {
      throw refused("contains an ambiguous IP address");
    }
    if (uri.getRawFragment() != null) {
      throw refused("contains a fragment (#), which is never sent");
    }
    return uri;
  }

  private InetAddress[] resolve(URI uri) {
    try {
      return resolver.resolve(uri.getHost());
    } catch (UnknownHostException unknown) {
      throw new DelayedException("The webhook's host name cannot be resolved now");
    }
  }

  private boolean allowed(InetAddress machine) {
    return switch (AddressKind.of(machine)) {
      case PUBLIC -> true;
      case PRIVATE -> allowPrivateAddresses;
      case SPECIAL -> false;
    };
  }

  private static UndeliverableException refused(String why) {
    return new UndeliverableException("The webhook's address " + why, REMEDY);
  }
}
