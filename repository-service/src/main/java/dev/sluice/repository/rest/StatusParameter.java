package dev.sluice.repository.rest;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The {@code status} that a list is asked for. */
public final class StatusParameter {
  private StatusParameter() {}

  /**
   * The status of this name.
   *
   * @throws ProblemException if there is none
   */
  public static <E extends Enum<E>> E read(String name, Class<E> statuses) {
    return Arrays.stream(statuses.getEnumConstants())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "status",
                    "one of "
                        + Arrays.stream(statuses.getEnumConstants())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "))));
  }
}
