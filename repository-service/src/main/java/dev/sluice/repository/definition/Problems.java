package dev.sluice.repository.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong in one file. */
final class Problems {
  private final String file;
  private final List<DefinitionProblem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  /** Notes a problem; neither sentence ends with a full stop. */
  void add(Place place, String key, String message, String remedy) {
    found.add(new DefinitionProblem(file, place.line(), place.column(), key, message, remedy));
  }

  boolean any() {
    return !found.isEmpty();
  }

  List<DefinitionProblem> sorted() {
    return found.stream()
        .distinct()
        .sorted(
            Comparator.comparingInt(DefinitionProblem::line)
                .thenComparingInt(DefinitionProblem::column))
        .toList();
  }
}
