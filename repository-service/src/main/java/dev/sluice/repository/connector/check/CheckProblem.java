package dev.sluice.repository.connector.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.contract.Failure;
import dev.sluice.repository.definition.yaml.DefinitionProblem;
import org.jspecify.annotations.Nullable;

/**
 * A problem that a check found, as JSON.
 *
 * @param file a source's file; absent for the definition, which has no name once it is loaded
 * @param column in a source's file the name of a column, in the definition the character of the
 *     line, from 1
 * @param key path of the definition's key concerned
 * @param message what is wrong, without the place
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckProblem(
    @Nullable String file,
    @Nullable Long line,
    @Nullable String column,
    @Nullable String key,
    String message,
    @Nullable String remedy) {

  static CheckProblem of(DefinitionProblem problem) {
    return new CheckProblem(
        null,
        (long) problem.line(),
        String.valueOf(problem.column()),
        problem.key(),
        problem.message(),
        problem.remedy());
  }

  static CheckProblem of(Failure failure) {
    return new CheckProblem(
        failure.file(),
        failure.line(),
        failure.column(),
        null,
        withoutPlace(failure),
        failure.remedy());
  }

  /** A failure's message stands alone elsewhere and begins with the place then. */
  private static String withoutPlace(Failure failure) {
    String place =
        failure.file()
            + (failure.line() == null ? "" : ", line " + failure.line())
            + (failure.column() == null ? "" : ", column " + failure.column())
            + ": ";
    return failure.message().startsWith(place)
        ? failure.message().substring(place.length())
        : failure.message();
  }
}
