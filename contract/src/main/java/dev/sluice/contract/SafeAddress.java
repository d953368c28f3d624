package dev.sluice.contract;

import java.util.regex.Pattern;

/** Addresses that passwords and tokens may be sent to: encrypted, or on this machine. */
public final class SafeAddress {
  private static final Pattern SAFE =
      Pattern.compile(
          "https://.*"
              + "|http://(localhost|[^/?#@:]+\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1])"
              + "(:[0-9]*)?([/?#].*)?",
          Pattern.CASE_INSENSITIVE);

  private SafeAddress() {}

  /**
   * Refuses an address that sends what is secret in plain text through a network.
   *
   * @param setting where the address is set
   * @param tlsElsewhere whether something in between is known to encrypt
   * @throws IllegalArgumentException with what to do
   */
  public static void require(String address, String setting, boolean tlsElsewhere) {
    if (!tlsElsewhere && !isSafe(address)) {
      throw new IllegalArgumentException(
          setting
              + " names an address without encryption. Write https; if a proxy or mesh in between"
              + " encrypts, set sluice.security.tls-elsewhere=true.");
    }
  }

  /** Whether nobody on the way can read along. */
  public static boolean isSafe(String address) {
    return SAFE.matcher(address).matches();
  }
}
