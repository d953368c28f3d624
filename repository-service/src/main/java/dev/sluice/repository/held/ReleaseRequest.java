package dev.sluice.repository.held;

import dev.sluice.repository.rest.Comments;
import dev.sluice.repository.rest.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The body that names a change; it is not in the URL since keys may be personal.
 *
 * @param targetKey of a link's target; null for a resource
 */
record ReleaseRequest(String connector, String target, String key, @Nullable String targetKey) {

  /** The body, if it names a change. */
  static ReleaseRequest read(ReleaseRequest body) {
    check("connector", body.connector());
    check("target", body.target());
    check("key", body.key());
    Comments.checkReadable("targetKey", body.targetKey());
    return body;
  }

  // Jackson leaves null what is missing.
  private static void check(String field, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw ProblemException.invalid(field, "as /api/held lists it");
    }
    Comments.checkReadable(field, value);
  }
}
