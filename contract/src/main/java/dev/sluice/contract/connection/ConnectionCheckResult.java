package dev.sluice.contract.connection;

import dev.sluice.contract.Failure;
import java.util.List;

/**
 * What a check of a connection found.
 *
 * @param failures everything that would keep a run from reading the files; empty if nothing would
 */
public record ConnectionCheckResult(List<Failure> failures) {}
