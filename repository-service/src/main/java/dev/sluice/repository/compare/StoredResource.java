package dev.sluice.repository.compare;

import org.jspecify.annotations.Nullable;

/**
 * A resource as the merge sees it: everything but its attributes.
 *
 * @param hash its content hash in hexadecimal
 */
record StoredResource(
    String key,
    long id,
    String hash,
    @Nullable String connector,
    String origin,
    @Nullable String sourceKind,
    boolean active,
    long version) {

  boolean belongsToAnother(String thisConnector) {
    return connector != null && !connector.equals(thisConnector);
  }

  /** Whether people or SCIM made it, so that attributes the connector does not map are theirs. */
  boolean madeByPeople() {
    return origin.equals("manual") || origin.equals("scim");
  }
}
