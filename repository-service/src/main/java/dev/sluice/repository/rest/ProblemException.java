package dev.sluice.repository.rest;

import dev.sluice.contract.FailureType;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Something that cannot be done for a caller, with a message for the caller. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final HttpStatus status;
  private final transient Map<String, Object> members;

  /**
   * What is wrong with one part of a request.
   *
   * @param field its name, with dots and indices if it is nested
   */
  public record FieldError(String field, String message) {}

  public ProblemException(ProblemCode code, String detail) {
    this(code, detail, Map.of());
  }

  /**
   * A problem that tells more than its detail.
   *
   * @param members what stands beside the detail, for programs
   */
  public ProblemException(ProblemCode code, String detail, Map<String, Object> members) {
    this(code, code.status(), detail, members);
  }

  private ProblemException(
      ProblemCode code, HttpStatus status, String detail, Map<String, Object> members) {
    super(detail);
    this.code = code;
    this.status = status;
    this.members = Map.copyOf(members);
  }

  /** A request with parts that cannot be used. */
  public static ProblemException invalid(List<FieldError> errors) {
    return new ProblemException(
        ProblemCode.INVALID_REQUEST,
        errors.get(0).field() + ": " + errors.get(0).message(),
        Map.of("errors", errors, "failureType", FailureType.INVALID_REQUEST.name()));
  }

  /** A request with one part that cannot be used. */
  public static ProblemException invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  /** A connector that is not loaded. */
  public static ProblemException unknownConnector(String connector) {
    return new ProblemException(
        ProblemCode.UNKNOWN_CONNECTOR, "No connector `" + connector + "` is loaded");
  }

  /** An agent that asks for what is not its own; the type keeps it from asking again. */
  public static ProblemException foreignAgent(String detail) {
    return new ProblemException(
        ProblemCode.FORBIDDEN, detail, Map.of("failureType", FailureType.INVALID_REQUEST.name()));
  }

  /** A change of something that has another version than the caller expects. */
  public static ProblemException versionConflict(boolean askedByHeader, long found) {
    return new ProblemException(
        ProblemCode.VERSION_CONFLICT,
        // RFC 9110 has a status of its own for the header.
        askedByHeader ? HttpStatus.PRECONDITION_FAILED : ProblemCode.VERSION_CONFLICT.status(),
        "The resource has the version " + found + " now; read it again",
        Map.of("version", found));
  }

  public static ProblemException notFound(String detail) {
    return new ProblemException(ProblemCode.NOT_FOUND, detail);
  }

  ProblemCode code() {
    return code;
  }

  HttpStatus status() {
    return status;
  }

  Map<String, Object> members() {
    return members;
  }
}
