package dev.sluice.contract.connection;

import dev.sluice.contract.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a connection found.
 *
 * @param failures everything that would keep a run from reading the files; empty if nothing would
 * @param sources what each file shows; null where an older agent answered
 */
public record ConnectionCheckResult(
    List<Failure> failures, @Nullable List<SourceFindings> sources) {

  /** A check that looked at no file. */
  public ConnectionCheckResult(List<Failure> failures) {
    this(failures, List.of());
  }
}
