package dev.sluice.repository.resource;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request about resources that is refused, as an RFC 9457 problem. It repeats no value. */
final class ResourceRefusal extends ErrorResponseException {
  private ResourceRefusal(HttpStatus status, ProblemDetail problem) {
    super(status, problem, null);
  }

  static ResourceRefusal unknown(String id) {
    return of(
        HttpStatus.NOT_FOUND,
        "unknown-resource",
        "Unknown resource",
        "There is no resource with the id " + (id.length() > 20 ? "given" : id));
  }

  static ResourceRefusal invalidCursor() {
    return of(
        HttpStatus.BAD_REQUEST,
        "invalid-cursor",
        "Invalid cursor",
        "`after` must be the `next` of an earlier page of the same list");
  }

  static ResourceRefusal invalidBody(String detail) {
    return of(HttpStatus.BAD_REQUEST, "invalid-body", "Invalid body", detail);
  }

  static ResourceRefusal tooLarge() {
    return of(
        HttpStatus.CONTENT_TOO_LARGE,
        "too-large",
        "Too large",
        "A resource's JSON has at most 8 MiB");
  }

  static ResourceRefusal unknownEntityType(String entityType) {
    return of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "unknown-entity-type",
        "Unknown entity type",
        "No loaded connector declares the entity type `" + entityType + "`");
  }

  static ResourceRefusal invalidAttribute(String property, String detail) {
    ResourceRefusal refusal =
        of(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "invalid-attribute",
            "Invalid attribute",
            "`" + property + "` " + detail);
    refusal.getBody().setProperty("property", property);
    return refusal;
  }

  static ResourceRefusal keyTaken() {
    return of(
        HttpStatus.CONFLICT,
        "key-taken",
        "The key is taken",
        "A resource of this entity type already has the key; change that one instead");
  }

  static ResourceRefusal notUnique(String property) {
    ResourceRefusal refusal =
        of(
            HttpStatus.CONFLICT,
            "not-unique",
            "Not unique",
            "Another resource already has this value of the unique property `" + property + "`");
    refusal.getBody().setProperty("property", property);
    return refusal;
  }

  static ResourceRefusal otherVersion(boolean header, long version) {
    ResourceRefusal refusal =
        of(
            header ? HttpStatus.PRECONDITION_FAILED : HttpStatus.CONFLICT,
            "version-conflict",
            "Changed in the meantime",
            "The resource has the version " + version + " by now; read it again");
    refusal.getBody().setProperty("version", version);
    return refusal;
  }

  private static ResourceRefusal of(HttpStatus status, String code, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create("urn:sluice:problem:" + code));
    problem.setTitle(title);
    return new ResourceRefusal(status, problem);
  }
}
