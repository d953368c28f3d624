package dev.sluice.standalone.process;

import java.util.Set;

/**
 * The environment variables of child processes: what they need to run, without the passwords and
 * keys of Sluice.
 */
public final class ChildEnvironment {
  private static final Set<String> NEEDED =
      Set.of("PATH", "HOME", "TMPDIR", "TZ", "LANG", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH");

  private ChildEnvironment() {}

  /** Takes all other variables from a program that is about to be started. */
  public static void limit(ProcessBuilder builder) {
    builder.environment().keySet().retainAll(NEEDED);
  }
}
