package dev.sluice.repository.rest;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers errors that happen before a controller is reached. */
@RestController
@Hidden
class ContainerErrors implements ErrorController {
  private final Problems problems;

  ContainerErrors(Problems problems) {
    this.problems = problems;
  }

  @RequestMapping("${server.error.path:/error}")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    ProblemCode code =
        status instanceof Integer value
            ? ProblemCode.of(HttpStatusCode.valueOf(value))
            : ProblemCode.NOT_FOUND;
    problems.write(response, code, code.title() + ".");
  }
}
