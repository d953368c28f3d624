package dev.sluice.repository.plan;

import dev.sluice.repository.Sha256;
import dev.sluice.repository.postgresql.CopyReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Select;

/**
 * Identifies a plan by everything that apply would do: SHA-256 of the digests of its datasets, each
 * of which is the SHA-256 of the rows of one entity type or association in key order, without their
 * state. Rows are digested in PostgreSQL's COPY format.
 */
public final class PlanDigest {
  private PlanDigest() {}

  /** The digest of the stored plan, read on this connection. */
  public static String of(DSLContext dsl, UUID synchronizationId) {
    return of(dsl, synchronizationId, Map.of(), Map.of());
  }

  /**
   * The same if digests of datasets are known, whose rows need not be read.
   *
   * @param types by entity type
   * @param associations by association
   */
  public static String of(
      DSLContext dsl,
      UUID synchronizationId,
      Map<String, String> types,
      Map<String, String> associations) {
    return dsl.connectionResult(
        connection -> {
          MessageDigest plan = Sha256.begin();
          add(plan, connection, dsl, synchronizationId, PlanTable.RESOURCES, types);
          add(plan, connection, dsl, synchronizationId, PlanTable.LINKS, associations);
          add(plan, connection, dsl, synchronizationId, PlanTable.PENDING_LINKS, Map.of());
          return hex(plan);
        });
  }

  private static void add(
      MessageDigest plan,
      Connection connection,
      DSLContext dsl,
      UUID synchronizationId,
      PlanTable table,
      Map<String, String> known) {
    var digests = new TreeMap<>(known);
    Select<?> others =
        dsl.select(table.columns())
            .from(table.table())
            .where(table.run().eq(synchronizationId))
            .and(table.target().notIn(known.keySet()))
            .orderBy(table.key());
    digests.putAll(read(connection, dsl, others));
    digests.forEach((dataset, digest) -> addLine(plan, dataset + " " + digest));
    // A dataset cannot move from one table to the next unseen.
    addLine(plan, "");
  }

  /** What was added so far, which starts again. */
  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Map<String, String> read(Connection connection, DSLContext dsl, Select<?> rows) {
    Map<String, String> digests = new TreeMap<>();
    MessageDigest digest = Sha256.begin();
    byte[] dataset = {};
    try (CopyReader reader = CopyReader.of(connection, dsl, rows)) {
      for (byte[] row = reader.nextBytes(); row != null; row = reader.nextBytes()) {
        int length = targetLength(row);
        if (!Arrays.equals(dataset, 0, dataset.length, row, 0, length)) {
          put(digests, dataset, digest);
          dataset = Arrays.copyOf(row, length);
        }
        digest.update(row);
      }
    }
    put(digests, dataset, digest);
    return digests;
  }

  private static void put(Map<String, String> digests, byte[] dataset, MessageDigest digest) {
    if (dataset.length > 0) {
      digests.put(new String(dataset, StandardCharsets.UTF_8), hex(digest));
    }
  }

  /** The dataset comes first in a row, and no name of one has a tab. */
  private static int targetLength(byte[] row) {
    int length = 0;
    while (row[length] != '\t') {
      length++;
    }
    return length;
  }

  private static void addLine(MessageDigest digest, String line) {
    digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
