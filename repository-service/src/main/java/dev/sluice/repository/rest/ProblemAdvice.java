package dev.sluice.repository.rest;

import dev.sluice.repository.BusyException;
import dev.sluice.repository.SafeTrace;
import dev.sluice.repository.StepException;
import dev.sluice.repository.TemporalUnavailableException;
import dev.sluice.repository.postgresql.DatabaseTrouble;
import dev.sluice.repository.rest.ProblemException.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Answers every exception of a controller with a problem. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final String RETRY_AFTER_SECONDS = "5";

  @ExceptionHandler
  ResponseEntity<ProblemDetail> problem(ProblemException e) {
    ProblemDetail problem =
        Problems.of(e.code(), e.status(), Objects.requireNonNull(e.getMessage()));
    new TreeMap<>(e.members()).forEach(problem::setProperty);
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> step(StepException e) {
    return answer(Problems.of(e.failure()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> temporal(TemporalUnavailableException e) {
    return answer(
        Problems.of(
            ProblemCode.UNAVAILABLE,
            "Temporal, or the worker of the run, did not answer in time. Try again."));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(BusyException e) {
    return answer(Problems.of(ProblemCode.UNAVAILABLE, e.getMessage() + ". Try again."));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> argument(MethodArgumentTypeMismatchException e) {
    Class<?> type = e.getRequiredType();
    String expected = type == null ? "something else" : type.getSimpleName();
    return problem(ProblemException.invalid(e.getName(), "not a valid " + expected));
  }

  /** Names of parameters are read late, so what the firewall says of them arrives here. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> rejected(RequestRejectedException e) {
    return problem(ProblemException.invalid("request", "no control characters in names"));
  }

  /** Tomcat reads parameters when somebody asks for them first, so it complains from here. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> parameters(InvalidParameterException e) {
    return problem(unreadableParameters());
  }

  static ProblemException unreadableParameters() {
    return ProblemException.invalid("request", "parameters as name=value, percent-encoded");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(Exception e, HttpServletRequest request) {
    if (NestedExceptionUtils.getRootCause(e) instanceof EOFException || isAborted(e)) {
      LOG.debug("The client of a request did not wait for its answer");
      return answer(
          Problems.of(
              isAgents(request) ? ProblemCode.UNAVAILABLE : ProblemCode.INVALID_REQUEST,
              "The body ends too early."));
    }
    if (DatabaseTrouble.isLocked(e)) {
      return busy(new BusyException("Somebody else is changing the same data now"));
    }
    if (DatabaseTrouble.isTooSlow(e) && !isAgents(request)) {
      return answer(
          Problems.of(
              ProblemCode.UNAVAILABLE,
              "Reading took longer than this server allows. Request less."));
    }
    if (DatabaseTrouble.passes(e)) {
      LOG.warn("The database refused a request for now: {}", SafeTrace.of(e));
      return answer(
          Problems.of(
              ProblemCode.UNAVAILABLE, "The database refused the request for now. Try again."));
    }
    LOG.error("A request failed unexpectedly: {}", SafeTrace.of(e));
    if (isAgents(request)) {
      // Without a type the agent would send all rows again, until somebody looks.
      return answer(Problems.of(StepException.UNEXPECTED));
    }
    return answer(
        Problems.of(
            ProblemCode.INTERNAL, "The server failed unexpectedly; see its log at this time."));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException whileReading) {
        return handleExceptionInternal(
            e,
            Problems.of(whileReading.code(), Objects.requireNonNull(whileReading.getMessage())),
            headers,
            whileReading.status(),
            request);
      }
    }
    ProblemDetail problem = Problems.of(ProblemCode.INVALID_REQUEST, "The body cannot be read.");
    if (e.getCause() instanceof JacksonException cause) {
      // Not the text of the exception: it quotes the body.
      FieldError error = new FieldError(field(cause), reason(cause));
      problem.setDetail(error.field() + ": " + error.message());
      problem.setProperty("errors", List.of(error));
    }
    return handleExceptionInternal(e, problem, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemCode code = ProblemCode.of(status);
    Object content =
        body == null && e instanceof ErrorResponse response ? response.getBody() : body;
    // An exception of ours that brings its own type keeps it.
    if (content instanceof ProblemDetail problem && isUntyped(problem)) {
      problem.setType(code.type());
      problem.setTitle(code.title());
    }
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return super.handleExceptionInternal(e, content, headers, status, request);
  }

  private static boolean isUntyped(ProblemDetail problem) {
    URI type = problem.getType();
    return type == null || type.equals(URI.create("about:blank"));
  }

  private static boolean isAgents(HttpServletRequest request) {
    return request.getRequestURI().startsWith(request.getContextPath() + "/agent/");
  }

  private static boolean isAborted(Exception e) {
    return NestedExceptionUtils.getMostSpecificCause(e) instanceof ClientAbortException
        || e instanceof AsyncRequestNotUsableException;
  }

  private static String field(JacksonException cause) {
    StringBuilder field = new StringBuilder();
    for (JacksonException.Reference part : cause.getPath()) {
      String name = part.getPropertyName();
      if (name == null) {
        field.append('[').append(part.getIndex()).append(']');
      } else {
        field.append(field.isEmpty() ? "" : ".").append(name);
      }
    }
    return field.isEmpty() ? "body" : field.toString();
  }

  private static String reason(JacksonException cause) {
    if (cause instanceof UnrecognizedPropertyException) {
      return "not a known member";
    }
    return cause.getPath().isEmpty() ? "not valid JSON" : "not a value of the expected type";
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return answer.body(problem);
  }
}
