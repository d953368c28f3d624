package dev.sluice.repository.connector.view;

import dev.sluice.repository.definition.yaml.DefinitionProblem;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import java.util.List;
import java.util.Map;

/** Why a request about connectors is refused. */
final class ConnectorProblems {
  private ConnectorProblems() {}

  static ProblemException runOpen(String connector) {
    return new ProblemException(
        ProblemCode.RUN_OPEN,
        "A run of `" + connector + "` has not ended; wait for it or cancel it, then delete again");
  }

  static ProblemException noFolder() {
    return new ProblemException(
        ProblemCode.NO_CONNECTORS_FOLDER,
        "The server has no sluice.repository.connectors-folder; load definitions over REST");
  }

  static ProblemException noFile(String connector) {
    return new ProblemException(
        ProblemCode.NO_DEFINITION_FILE,
        "No file of the connectors folder defines `" + connector + "`");
  }

  static ProblemException invalid(List<DefinitionProblem> problems) {
    return new ProblemException(
        ProblemCode.INVALID_DEFINITION,
        "The definition has problems, and nothing was changed; they are listed",
        Map.of("problems", problems.stream().map(ProblemView::withoutFile).toList()));
  }
}
