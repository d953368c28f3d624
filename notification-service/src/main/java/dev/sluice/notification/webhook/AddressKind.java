package dev.sluice.notification.webhook;

import java.net.InetAddress;
import java.util.List;

/** The kind of network that an address belongs to. */
enum AddressKind {
  /** Anybody's machine on the internet. */
  PUBLIC,
  /** This machine or its intranet: loopback, private, shared (carrier) and unique local ranges. */
  PRIVATE,
  /** Nobody's webhook: link-local (cloud metadata lives there), multicast, reserved, special. */
  SPECIAL;

  private static final List<Range> PRIVATE_RANGES =
      List.of(
          Range.of("127.0.0.0/8"),
          Range.of("10.0.0.0/8"),
          Range.of("172.16.0.0/12"),
          Range.of("192.168.0.0/16"),
          Range.of("100.64.0.0/10"),
          Range.of("::1/128"),
          Range.of("fc00::/7"));

  /** From the IANA registries of special-purpose addresses. */
  private static final List<Range> SPECIAL_RANGES =
      List.of(
          Range.of("0.0.0.0/8"),
          Range.of("169.254.0.0/16"),
          Range.of("192.0.0.0/24"),
          Range.of("192.0.2.0/24"),
          Range.of("192.88.99.0/24"),
          Range.of("198.18.0.0/15"),
          Range.of("198.51.100.0/24"),
          Range.of("203.0.113.0/24"),
          Range.of("224.0.0.0/4"),
          Range.of("240.0.0.0/4"),
          // Teredo, ORCHID and their like; 6to4, which hides an IPv4 address; documentation.
          Range.of("2001::/23"),
          Range.of("2001:db8::/32"),
          Range.of("2002::/16"),
          Range.of("3fff::/20"));

  /**
   * All that is given out for global use so far; the rest is special (NAT64, mapped, multicast).
   */
  private static final Range GLOBAL_UNICAST = Range.of("2000::/3");

  private static final int IPV4_BYTES = 4;

  static AddressKind of(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (PRIVATE_RANGES.stream().anyMatch(range -> range.contains(bytes))) {
      return PRIVATE;
    }
    if (SPECIAL_RANGES.stream().anyMatch(range -> range.contains(bytes))) {
      return SPECIAL;
    }
    return bytes.length == IPV4_BYTES || GLOBAL_UNICAST.contains(bytes) ? PUBLIC : SPECIAL;
  }
}
