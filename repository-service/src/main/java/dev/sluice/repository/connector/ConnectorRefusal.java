package dev.sluice.repository.connector;

import dev.sluice.repository.definition.DefinitionProblem;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request about connectors that is refused, as an RFC 9457 problem. */
final class ConnectorRefusal extends ErrorResponseException {
  private ConnectorRefusal(HttpStatus status, ProblemDetail problem) {
    super(status, problem, null);
  }

  static ConnectorRefusal unknown(String connector) {
    return of(
        HttpStatus.NOT_FOUND,
        "unknown-connector",
        "Unknown connector",
        "There is no connector `" + connector + "`");
  }

  static ConnectorRefusal runOpen(String connector) {
    return of(
        HttpStatus.CONFLICT,
        "run-open",
        "A run is open",
        "A run of `" + connector + "` has not ended; wait for it or cancel it, then delete again");
  }

  static ConnectorRefusal noFolder() {
    return of(
        HttpStatus.CONFLICT,
        "no-connectors-folder",
        "No folder to load from",
        "The server has no sluice.repository.connectors-folder; put definitions over REST");
  }

  static ConnectorRefusal noFile(String connector) {
    return of(
        HttpStatus.NOT_FOUND,
        "no-definition-file",
        "No definition file",
        "No file of the connectors folder defines `" + connector + "`");
  }

  static ConnectorRefusal invalid(List<DefinitionProblem> problems) {
    ConnectorRefusal refusal =
        of(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "invalid-definition",
            "Invalid definition",
            "The definition has " + problems.size() + " problem(s); nothing was changed");
    refusal
        .getBody()
        .setProperty("problems", problems.stream().map(ProblemView::withoutFile).toList());
    return refusal;
  }

  private static ConnectorRefusal of(HttpStatus status, String code, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create("urn:sluice:problem:" + code));
    problem.setTitle(title);
    return new ConnectorRefusal(status, problem);
  }
}
