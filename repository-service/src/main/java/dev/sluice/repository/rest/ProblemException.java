package dev.sluice.repository.rest;

import dev.sluice.contract.FailureType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that cannot be done for a caller, in words for the caller. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient List<FieldError> errors;
  private final @Nullable FailureType failureType;

  /**
   * What is wrong with one part of a request.
   *
   * @param field its name, with dots and indices where it is nested
   */
  public record FieldError(String field, String message) {}

  public ProblemException(ProblemCode code, String detail) {
    this(code, detail, List.of(), null);
  }

  private ProblemException(
      ProblemCode code, String detail, List<FieldError> errors, @Nullable FailureType failureType) {
    super(detail);
    this.code = code;
    this.errors = List.copyOf(errors);
    this.failureType = failureType;
  }

  /** A request with parts that cannot be used. */
  public static ProblemException invalid(List<FieldError> errors) {
    return new ProblemException(
        ProblemCode.INVALID_REQUEST,
        errors.get(0).field() + ": " + errors.get(0).message(),
        errors,
        FailureType.INVALID_REQUEST);
  }

  /** A request with one part that cannot be used. */
  public static ProblemException invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  /** An agent that asks for what is not its own; the type keeps it from asking again. */
  public static ProblemException foreignAgent(String detail) {
    return new ProblemException(
        ProblemCode.FORBIDDEN, detail, List.of(), FailureType.INVALID_REQUEST);
  }

  public static ProblemException notFound(String detail) {
    return new ProblemException(ProblemCode.NOT_FOUND, detail);
  }

  public ProblemCode code() {
    return code;
  }

  public List<FieldError> errors() {
    return errors;
  }

  /** What the failure is to an agent, where there is a word for it. */
  public Optional<FailureType> failureType() {
    return Optional.ofNullable(failureType);
  }
}
