package dev.sluice.repository.definition.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Gathers what is wrong in one file. Of a file that has next to nothing right the first ones are
 * told, and how many more there are.
 */
public final class DefinitionProblems {
  private static final int MOST_TOLD = 100;

  private final String file;
  private final Set<DefinitionProblem> found = new LinkedHashSet<>();
  private Place firstLeftOut = Place.START;
  private int leftOut;

  public DefinitionProblems(String file) {
    this.file = file;
  }

  /** Notes a problem; neither sentence ends with a full stop. */
  void add(Place place, String key, String message, String remedy) {
    if (found.size() < MOST_TOLD) {
      found.add(new DefinitionProblem(file, place.line(), place.column(), key, message, remedy));
    } else {
      firstLeftOut = leftOut == 0 ? place : firstLeftOut;
      leftOut++;
    }
  }

  public boolean any() {
    return !found.isEmpty();
  }

  /** What was found, in the order of the places, and last how much more there is. */
  public List<DefinitionProblem> sorted() {
    List<DefinitionProblem> sorted = new ArrayList<>(found);
    sorted.sort(
        Comparator.comparingInt(DefinitionProblem::line)
            .thenComparingInt(DefinitionProblem::column));
    if (leftOut > 0) {
      sorted.add(
          new DefinitionProblem(
              file,
              firstLeftOut.line(),
              firstLeftOut.column(),
              "",
              "and " + leftOut + " more",
              "Mend the others first"));
    }
    return sorted;
  }
}
