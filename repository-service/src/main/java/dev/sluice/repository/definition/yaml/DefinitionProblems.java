package dev.sluice.repository.definition.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong in one file. */
public final class DefinitionProblems {
  private final String file;
  private final List<DefinitionProblem> found = new ArrayList<>();

  public DefinitionProblems(String file) {
    this.file = file;
  }

  /** Notes a problem; neither sentence ends with a full stop. */
  void add(Place place, String key, String message, String remedy) {
    found.add(new DefinitionProblem(file, place.line(), place.column(), key, message, remedy));
  }

  public boolean any() {
    return !found.isEmpty();
  }

  public List<DefinitionProblem> sorted() {
    return found.stream()
        .distinct()
        .sorted(
            Comparator.comparingInt(DefinitionProblem::line)
                .thenComparingInt(DefinitionProblem::column))
        .toList();
  }
}
