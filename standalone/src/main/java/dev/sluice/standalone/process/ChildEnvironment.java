package dev.sluice.standalone.process;

import java.util.Set;

/**
 * The variables that programs beside Sluice get: what they need to run, and none of the passwords
 * and keys that Sluice itself may have been given.
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
