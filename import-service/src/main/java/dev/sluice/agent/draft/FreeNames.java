package dev.sluice.agent.draft;

import java.util.HashSet;
import java.util.Set;

/** Makes names unique within a definition by adding a number. */
final class FreeNames {
  private final Set<String> taken = new HashSet<>();

  String of(String wanted) {
    String free = wanted;
    for (int i = 2; !taken.add(free); i++) {
      free = wanted + i;
    }
    return free;
  }
}
