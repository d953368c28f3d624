package dev.sluice.repository.inspect.fill;

import dev.sluice.contract.definition.ConnectorDefinition;
import java.security.MessageDigest;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * The plan that is inspected, and the transaction that writes the results. One connection reads
 * while the other writes.
 *
 * @param digest of the changes that are written
 */
record InspectedPlan(
    DSLContext dsl,
    Connection writing,
    Connection reading,
    int inspection,
    UUID run,
    ConnectorDefinition connector,
    MessageDigest digest,
    ReadRows read) {

  PlannedResources resources(ReviewDataset dataset) {
    return new PlannedResources(reading, readingDsl(), run, dataset.name());
  }

  PlannedLinks links(ReviewDataset dataset) {
    return PlannedLinks.of(reading, readingDsl(), run, dataset.name());
  }

  PlannedLinks linksWithOwners(ReviewDataset dataset) {
    return PlannedLinks.withOwners(reading, readingDsl(), run, dataset);
  }

  /** The attributes of resources that the plan does not name, and links of which it does. */
  LinkOwners unchangedOwners(ReviewDataset owners, List<ReviewDataset> links) {
    return new LinkOwners(reading, readingDsl(), run, owners.name(), links);
  }

  /**
   * Writes changes.
   *
   * @param number of the last one before
   */
  ReviewWriter writer(int number) {
    return new ReviewWriter(writing, dsl, inspection, digest, number);
  }

  private DSLContext readingDsl() {
    return DSL.using(reading, SQLDialect.POSTGRES);
  }
}
