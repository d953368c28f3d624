package dev.sluice.repository.rest;

import dev.sluice.contract.FailureType;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The kinds of problems; programs identify them by {@link #type()}, which does not change. */
public enum ProblemCode {
  INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not understood"),
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A login is needed"),
  FORBIDDEN(HttpStatus.FORBIDDEN, "Not permitted"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),
  FORGOTTEN(HttpStatus.GONE, "No longer stored"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Not possible here"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not available in this format"),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Not understood in this format"),
  TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Too large"),
  UNKNOWN_CONNECTOR(HttpStatus.NOT_FOUND, "There is no such connector"),
  INVALID_DEFINITION(HttpStatus.UNPROCESSABLE_CONTENT, "Invalid definition"),
  NO_CONNECTORS_FOLDER(HttpStatus.CONFLICT, "No folder to load from"),
  NO_DEFINITION_FILE(HttpStatus.NOT_FOUND, "No definition file"),
  RUN_OPEN(HttpStatus.CONFLICT, "A run is open"),
  NOTHING_TO_COMPUTE(HttpStatus.CONFLICT, "Nothing can be computed again"),
  UNKNOWN_RESOURCE(HttpStatus.NOT_FOUND, "There is no such resource"),
  UNKNOWN_ENTITY_TYPE(HttpStatus.UNPROCESSABLE_CONTENT, "There is no such entity type"),
  INVALID_ATTRIBUTE(HttpStatus.UNPROCESSABLE_CONTENT, "Invalid attribute"),
  KEY_TAKEN(HttpStatus.CONFLICT, "The key is taken"),
  NOT_UNIQUE(HttpStatus.CONFLICT, "Not unique"),
  VERSION_CONFLICT(HttpStatus.CONFLICT, "Changed in the meantime"),
  IDEMPOTENCY_KEY_REUSED(
      HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key belongs to another request"),
  NOT_INSPECTED(HttpStatus.CONFLICT, "The changes are not inspected"),
  UNKNOWN_FILTER(HttpStatus.NOT_FOUND, "There is no such filter, or it has expired"),
  NOT_TESTABLE(HttpStatus.CONFLICT, "The reading cannot be tested"),
  DECISION_REFUSED(HttpStatus.CONFLICT, "The decision is refused"),
  NO_WAY_BACK(HttpStatus.UNPROCESSABLE_CONTENT, "The data cannot be written back"),
  STEP_FAILED(HttpStatus.UNPROCESSABLE_CONTENT, "The step cannot be done"),
  STEP_OVERTAKEN(HttpStatus.CONFLICT, "The step is no longer needed"),
  WRONG_KIND_OF_FILE(HttpStatus.UNPROCESSABLE_CONTENT, "Wrong kind of file"),
  UNKNOWN_APPLICATION(HttpStatus.NOT_FOUND, "There is no such application"),
  TOO_MANY_MAILS(HttpStatus.CONFLICT, "More mails than confirmed"),
  SEND_OPEN(HttpStatus.CONFLICT, "A send is open"),
  NO_SEND_OPEN(HttpStatus.CONFLICT, "No send is open"),
  NO_LINK_KEY(HttpStatus.CONFLICT, "No key for signing links"),
  NAME_TAKEN(HttpStatus.CONFLICT, "The name is taken"),
  CONFIGURED(HttpStatus.CONFLICT, "Set in the server's configuration"),
  UPLOAD_NOT_WAITING(HttpStatus.CONFLICT, "The upload is not waiting"),
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not available at the moment"),
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "The server failed");

  private final HttpStatus status;
  private final String title;

  ProblemCode(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The URI that names the kind. */
  public URI type() {
    return URI.create("urn:sluice:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  public HttpStatus status() {
    return status;
  }

  public String title() {
    return title;
  }

  static ProblemCode of(FailureType type) {
    return switch (type) {
      case OVERTAKEN, RUN_ENDED -> STEP_OVERTAKEN;
      case INVALID_REQUEST -> INVALID_REQUEST;
      case UNKNOWN_CONNECTOR -> UNKNOWN_CONNECTOR;
      default -> STEP_FAILED;
    };
  }

  static ProblemCode of(HttpStatusCode status) {
    return switch (status.value()) {
      case 401 -> UNAUTHENTICATED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 413 -> TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 429 -> TOO_MANY_REQUESTS;
      case 503 -> UNAVAILABLE;
      default -> status.is4xxClientError() ? INVALID_REQUEST : INTERNAL;
    };
  }
}
