package dev.sluice.repository.rest;

import dev.sluice.contract.Failure;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Creates problems, and writes them if no controller does. */
@Component
public class Problems {
  private final JsonMapper json;

  Problems(JsonMapper json) {
    this.json = json;
  }

  static ProblemDetail of(ProblemCode code, String detail) {
    return of(code, code.status(), detail);
  }

  static ProblemDetail of(ProblemCode code, HttpStatusCode status, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(code.type());
    problem.setTitle(code.title());
    return problem;
  }

  /** A failure of a step, for the agent as well as for people. */
  static ProblemDetail of(Failure failure) {
    ProblemDetail problem = of(ProblemCode.of(failure.type()), failure.message());
    problem.setProperty("failureType", failure.type().name());
    add(problem, "remedy", failure.remedy());
    add(problem, "file", failure.file());
    add(problem, "line", failure.line());
    add(problem, "column", failure.column());
    return problem;
  }

  /** Writes a problem to a response that no controller answers. */
  public void write(HttpServletResponse response, ProblemCode code, String detail)
      throws IOException {
    response.setStatus(code.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.getOutputStream().write(json.writeValueAsBytes(of(code, detail)));
  }

  private static void add(ProblemDetail problem, String name, @Nullable Object value) {
    if (value != null) {
      problem.setProperty(name, value);
    }
  }
}
