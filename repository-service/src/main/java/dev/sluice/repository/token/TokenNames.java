package dev.sluice.repository.token;

import dev.sluice.repository.rest.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of tokens of agents and programs. */
public final class TokenNames {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  private TokenNames() {}

  /**
   * The name that a request wants.
   *
   * @throws ProblemException if it is not a name
   */
  public static String require(@Nullable String name) {
    if (name == null || !NAME.matcher(name).matches()) {
      throw ProblemException.invalid(
          "name", "a letter or digit, and then at most 62 letters, digits, ., _ and -");
    }
    return name;
  }
}
