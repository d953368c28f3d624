package dev.sluice.repository.security.browser;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The host names of this server. IP addresses are always accepted: they need no name resolution, so
 * nobody else can redirect them.
 */
public final class Hosts {
  private static final Pattern IN_NUMBERS =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[?[0-9a-f:.]*:[0-9a-f:.%]*\\]?");

  private final Set<String> names;

  /**
   * Knows them.
   *
   * @param names that an operator has given this server, beside localhost
   */
  public Hosts(Set<String> names) {
    this.names = names.stream().map(Hosts::plain).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a request to this host is meant for this server. */
  boolean areOurs(String host) {
    String plain = plain(host);
    return plain.equals("localhost")
        || plain.endsWith(".localhost")
        || IN_NUMBERS.matcher(plain).matches()
        || names.contains(plain);
  }

  /** Whether an operator has given this server the name. */
  boolean areListed(String host) {
    return names.contains(plain(host));
  }

  private static String plain(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    // A name may end in the dot of the root.
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
