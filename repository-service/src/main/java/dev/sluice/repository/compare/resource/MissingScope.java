package dev.sluice.repository.compare.resource;

import dev.sluice.contract.definition.Scope;

/** Which missing resources a run may touch: for the merge in Java, for a delta in SQL. */
final class MissingScope {
  private MissingScope() {}

  static boolean covers(Scope scope, StoredResources stored, String connector) {
    return switch (scope) {
      // A resource that people made and this connector met stays theirs.
      case CONNECTOR -> connector.equals(stored.connector()) && !stored.madeByPeople();
      case CSV -> "csv".equals(stored.origin()) || "csv".equals(stored.sourceKind());
      case ALL -> true;
    };
  }
}
