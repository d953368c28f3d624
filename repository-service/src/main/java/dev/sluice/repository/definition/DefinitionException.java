package dev.sluice.repository.definition;

import dev.sluice.repository.definition.yaml.DefinitionProblem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A definition that cannot be used, with all of its problems. */
public final class DefinitionException extends RuntimeException {
  private static final int MOST_TOLD = 10;

  private final List<DefinitionProblem> problems;
  private final @Nullable String connector;

  DefinitionException(List<DefinitionProblem> problems, @Nullable String connector) {
    super(message(problems));
    this.problems = List.copyOf(problems);
    this.connector = connector;
  }

  /** The message ends in logs and in workflow histories, so it does not grow with the file. */
  private static String message(List<DefinitionProblem> problems) {
    String first =
        problems.stream().limit(MOST_TOLD).map(Object::toString).collect(Collectors.joining("\n"));
    int more = problems.size() - MOST_TOLD;
    return more > 0 ? first + "\nand " + more + " more" : first;
  }

  /** All problems, in the order of their places; never empty. */
  public List<DefinitionProblem> problems() {
    return problems;
  }

  /** The connector's name, if that much could be read. */
  public Optional<String> connector() {
    return Optional.ofNullable(connector);
  }
}
