package dev.sluice.contract;

import java.util.regex.Pattern;

/** Addresses to which passwords and tokens may be sent: encrypted, or on this machine. */
public final class SafeAddress {
  private static final Pattern SAFE =
      Pattern.compile(
          "https://.*"
              + "|http://(localhost|[^/?#@:]+\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1])"
              + "(:[0-9]*)?([/?#].*)?",
          Pattern.CASE_INSENSITIVE);

  private SafeAddress() {}

  /**
   * Refuses an address with which secrets would be sent unencrypted through a network.
   *
   * @param setting the name of the setting with the address
   * @param tlsElsewhere whether a proxy or mesh encrypts
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

  /** Whether nobody in between can read the traffic. */
  public static boolean isSafe(String address) {
    return SAFE.matcher(address).matches();
  }
}
