package dev.sluice.notification.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A block of addresses. An IPv4 block never contains an IPv6 address, nor the reverse. */
final class Range {
  private final byte[] start;
  private final int prefixLength;

  private Range(byte[] start, int prefixLength) {
    this.start = start;
    this.prefixLength = prefixLength;
  }

  /** A block in CIDR notation, as in {@code 10.0.0.0/8}. */
  static Range of(String block) {
    int slash = block.indexOf('/');
    try {
      byte[] start = InetAddress.getByName(block.substring(0, slash)).getAddress();
      return new Range(start, Integer.parseInt(block, slash + 1, block.length(), 10));
    } catch (UnknownHostException notLiteral) {
      throw new IllegalArgumentException(block, notLiteral);
    }
  }

  boolean contains(byte[] address) {
    if (address.length != start.length) {
      return false;
    }
    for (int bit = 0; bit < prefixLength; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
