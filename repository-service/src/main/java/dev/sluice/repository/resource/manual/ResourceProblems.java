package dev.sluice.repository.resource.manual;

import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.ProblemException.FieldError;
import java.util.List;
import java.util.Map;

/** Problems of manual changes. No sentence repeats a value. */
final class ResourceProblems {
  private ResourceProblems() {}

  static ProblemException tooLarge() {
    return new ProblemException(ProblemCode.TOO_LARGE, "A resource's JSON has at most 8 MiB");
  }

  /** All that is wrong with the values of a request, at least one thing. */
  static ProblemException invalidAttributes(List<FieldError> errors) {
    FieldError first = errors.get(0);
    int more = errors.size() - 1;
    return new ProblemException(
        ProblemCode.INVALID_ATTRIBUTE,
        "`"
            + first.field()
            + "`: "
            + first.message()
            + (more == 0 ? "" : " (and " + more + " more, see `errors`)"),
        Map.of("errors", errors));
  }

  static ProblemException keyTaken() {
    return new ProblemException(
        ProblemCode.KEY_TAKEN,
        "A resource of this entity type already has the key; change that resource instead");
  }

  static ProblemException notUnique(String property) {
    return new ProblemException(
        ProblemCode.NOT_UNIQUE,
        "Another resource already has this value of the unique property `" + property + "`",
        Map.of("property", property));
  }
}
