package dev.sluice.repository.connector.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.repository.definition.yaml.DefinitionProblem;
import org.jspecify.annotations.Nullable;

/** A problem of a definition as JSON. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemView(
    @Nullable String file, int line, int column, String key, String message, String remedy) {

  static ProblemView of(DefinitionProblem problem) {
    return view(problem, problem.file());
  }

  /** For a text that came with the request and has no name. */
  static ProblemView withoutFile(DefinitionProblem problem) {
    return view(problem, null);
  }

  private static ProblemView view(DefinitionProblem problem, @Nullable String file) {
    return new ProblemView(
        file, problem.line(), problem.column(), problem.key(), problem.message(), problem.remedy());
  }
}
