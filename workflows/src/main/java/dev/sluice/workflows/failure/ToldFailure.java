package dev.sluice.workflows.failure;

import dev.sluice.contract.Failure;
import io.temporal.common.converter.DataConverterException;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;

/**
 * Reads the failure that a service reported. The text of an unknown exception is never repeated.
 */
public final class ToldFailure {
  private ToldFailure() {}

  /** The failure; empty if the service did not say any. */
  public static Optional<Failure> of(ApplicationFailure cause) {
    if (cause.getDetails().getSize() == 0) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(cause.getDetails().get(Failure.class))
          // Any JSON object can be read as a record of nulls.
          .filter(failure -> failure.type() != null && failure.message() != null);
    } catch (DataConverterException foreignDetails) {
      return Optional.empty();
    }
  }
}
