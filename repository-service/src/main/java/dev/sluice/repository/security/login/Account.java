package dev.sluice.repository.security.login;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The account in credentials, cleaned so that it cannot forge a log line. */
final class Account {
  private static final String BASIC = "Basic ";
  private static final int LONGEST = 100;

  private Account() {}

  static boolean isPassword(String credentials) {
    return credentials.regionMatches(true, 0, BASIC, 0, BASIC.length());
  }

  /** The user of a password; for a token its kind alone. */
  static String of(String credentials) {
    if (!isPassword(credentials)) {
      return "(token)";
    }
    try {
      String login =
          new String(
              Base64.getDecoder().decode(credentials.substring(BASIC.length()).trim()),
              StandardCharsets.UTF_8);
      int colon = login.indexOf(':');
      return colon < 0 ? "(unreadable)" : printable(login.substring(0, colon));
    } catch (IllegalArgumentException notBase64) {
      return "(unreadable)";
    }
  }

  /** A text that fits into a line; whatever is odd becomes a question mark. */
  static String printable(String text) {
    String shortened = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    return shortened.replaceAll("[^A-Za-z0-9._@/+-]", "?");
  }
}
