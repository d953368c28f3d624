package dev.sluice.repository.compare;

import dev.sluice.contract.definition.Scope;
import java.util.Set;

/** Whose resources a run may take for missing: for the merge in Java, for a delta in SQL. */
final class MissingScope {
  private static final Set<String> MADE_BY_CONNECTORS = Set.of("connector", "csv");

  private MissingScope() {}

  static boolean covers(Scope scope, StoredResource stored, String connector) {
    return switch (scope) {
      // A resource that people made and this connector met stays theirs.
      case CONNECTOR ->
          connector.equals(stored.connector()) && MADE_BY_CONNECTORS.contains(stored.origin());
      case CSV -> stored.origin().equals("csv") || "csv".equals(stored.sourceKind());
      case ALL -> true;
    };
  }
}
