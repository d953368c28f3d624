package dev.sluice.bench;

import java.util.ArrayList;
import java.util.List;

/** Collects wrong results: they are printed immediately and determine the exit code. */
final class Checks {
  private final List<String> wrong = new ArrayList<>();

  /** Whether there is nothing to object to. */
  boolean pass(List<String> objections) {
    objections.forEach(each -> System.out.println("  WRONG " + each));
    wrong.addAll(objections);
    return objections.isEmpty();
  }

  boolean passed() {
    return wrong.isEmpty();
  }
}
