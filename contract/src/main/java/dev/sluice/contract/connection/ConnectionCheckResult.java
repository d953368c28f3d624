package dev.sluice.contract.connection;

import dev.sluice.contract.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a connection check.
 *
 * @param failures everything that would prevent a run from reading the files; empty if there is
 *     nothing
 * @param sources the findings about each file; null if an older agent answered
 */
public record ConnectionCheckResult(
    List<Failure> failures, @Nullable List<SourceFindings> sources) {

  /** A check that could not look at files. */
  public ConnectionCheckResult(List<Failure> failures) {
    this(failures, List.of());
  }
}
