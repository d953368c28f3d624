package dev.sluice.repository.activation.send;

import dev.sluice.repository.Sha256;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.ProblemException.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request for a send.
 *
 * @param dryRun whether nothing is sent, only counted
 * @param count how many mails the sender expects at most; needed beyond the connector's own limit
 * @param keys the people meant; all who were not mailed yet without
 * @param again whether those of the {@code keys} are mailed, too, who were mailed before or whose
 *     mail failed or may have failed
 */
record SendRequest(
    @Nullable Boolean dryRun,
    @Nullable Long count,
    @Nullable List<String> keys,
    @Nullable Boolean again) {
  static final SendRequest EMPTY = new SendRequest(null, null, null, null);

  private static final int MOST_KEYS = 1000;

  /** What it asks for; all that cannot be used is said at once. */
  Wanted understood(String application) {
    List<FieldError> errors = new ArrayList<>();
    if (count != null && count < 0) {
      errors.add(new FieldError("count", "at least 0"));
    }
    if (keys != null && !areUsable(keys)) {
      errors.add(new FieldError("keys", "from 1 to " + MOST_KEYS + " keys, none of them empty"));
    }
    if (Boolean.TRUE.equals(again) && keys == null) {
      errors.add(new FieldError("again", "only with keys: name the people who get another mail"));
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return new Wanted(application, null, keys, Boolean.TRUE.equals(again));
  }

  private static boolean areUsable(List<? extends @Nullable String> keys) {
    return !keys.isEmpty()
        && keys.size() <= MOST_KEYS
        && keys.stream().allMatch(key -> key != null && !key.isEmpty() && key.indexOf('\0') < 0);
  }

  boolean isDry() {
    return Boolean.TRUE.equals(dryRun);
  }

  /** Tells two requests apart by what they ask for. */
  String digest(String application) {
    return Sha256.hex(String.join("\0", application, toString()));
  }
}
