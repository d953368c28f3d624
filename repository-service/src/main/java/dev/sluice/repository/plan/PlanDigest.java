package dev.sluice.repository.plan;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Select;

/**
 * Names a plan by everything that apply would do: SHA-256 over its rows in the order of their keys,
 * without what became of them.
 */
public final class PlanDigest {
  private PlanDigest() {}

  /** The digest of the stored plan, read on this connection. */
  public static String of(DSLContext dsl, UUID synchronizationId) {
    return dsl.connectionResult(
        connection -> {
          MessageDigest digest = sha256();
          add(digest, connection, dsl, resourceChanges(dsl, synchronizationId));
          add(digest, connection, dsl, linkChanges(dsl, synchronizationId));
          add(digest, connection, dsl, pendingLinkChanges(dsl, synchronizationId));
          return HexFormat.of().formatHex(digest.digest());
        });
  }

  private static Select<?> resourceChanges(DSLContext dsl, UUID synchronizationId) {
    var change = RESOURCE_CHANGE;
    return dsl.select(
            change.ENTITY_TYPE,
            change.KEY,
            change.OPERATION,
            change.RESOURCE_ID,
            change.BEFORE_VERSION,
            change.BEFORE_ACTIVE,
            change.BEFORE,
            change.AFTER_ACTIVE,
            change.AFTER,
            change.AFTER_CONNECTOR)
        .from(change)
        .where(change.SYNCHRONIZATION_ID.eq(synchronizationId))
        .orderBy(change.ENTITY_TYPE, change.KEY);
  }

  private static Select<?> linkChanges(DSLContext dsl, UUID synchronizationId) {
    var change = RESOURCE_LINK_CHANGE;
    return dsl.select(
            change.ASSOCIATION,
            change.OWNER_KEY,
            change.TARGET_KEY,
            change.OPERATION,
            change.OWNER_ID,
            change.TARGET_ID,
            change.BEFORE_TARGET_ID,
            change.BEFORE_TARGET_KEY)
        .from(change)
        .where(change.SYNCHRONIZATION_ID.eq(synchronizationId))
        .orderBy(change.ASSOCIATION, change.OWNER_KEY, change.TARGET_KEY);
  }

  private static Select<?> pendingLinkChanges(DSLContext dsl, UUID synchronizationId) {
    var change = PENDING_LINK_CHANGE;
    return dsl.select(
            change.ASSOCIATION,
            change.OWNER_VALUE,
            change.TARGET_VALUE,
            change.OPERATION,
            change.OWNER_ID,
            change.TARGET_ID)
        .from(change)
        .where(change.SYNCHRONIZATION_ID.eq(synchronizationId))
        .orderBy(change.ASSOCIATION, change.OWNER_VALUE, change.TARGET_VALUE);
  }

  private static void add(
      MessageDigest digest, Connection connection, DSLContext dsl, Select<?> rows) {
    try (CopyReader reader = CopyReader.of(connection, dsl, rows)) {
      for (byte[] row = reader.nextBytes(); row != null; row = reader.nextBytes()) {
        digest.update(row);
      }
    }
    // A row cannot move from one table to the next unseen.
    digest.update("\\.\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
