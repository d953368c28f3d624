package dev.sluice.repository.resource.manual;

import dev.sluice.repository.rest.ProblemException.FieldError;

/** A value from a person that its property does not allow; the message does not repeat it. */
final class InvalidAttributeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient FieldError error;

  InvalidAttributeException(String property, String message) {
    super(property + ": " + message);
    error = new FieldError(property, message);
  }

  FieldError error() {
    return error;
  }
}
