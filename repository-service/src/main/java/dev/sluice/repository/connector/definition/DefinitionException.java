package dev.sluice.repository.connector.definition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A definition that cannot be used, with everything that is wrong in it. */
public final class DefinitionException extends RuntimeException {
  private final List<DefinitionProblem> problems;
  private final @Nullable String connector;

  DefinitionException(List<DefinitionProblem> problems, @Nullable String connector) {
    super(problems.stream().map(Object::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
    this.connector = connector;
  }

  /** All problems, in the order of their places; never empty. */
  public List<DefinitionProblem> problems() {
    return problems;
  }

  /** The connector's name, where that much could be read. */
  public Optional<String> connector() {
    return Optional.ofNullable(connector);
  }
}
