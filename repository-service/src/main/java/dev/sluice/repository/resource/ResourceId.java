package dev.sluice.repository.resource;

import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;

/** The id of a resource in a URL. */
public final class ResourceId {
  private static final int MAX_QUOTED_CHARACTERS = 20;

  private ResourceId() {}

  /**
   * The number that it is.
   *
   * @throws ProblemException if it is none, so that no resource has it
   */
  public static long read(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw unknown(id);
    }
  }

  /** The answer if no resource has an id. */
  public static ProblemException unknown(String id) {
    return new ProblemException(
        ProblemCode.UNKNOWN_RESOURCE,
        "There is no resource with the id " + (id.length() > MAX_QUOTED_CHARACTERS ? "given" : id));
  }
}
