package dev.sluice.repository.profile;

import static dev.sluice.repository.jooq.Tables.COLUMN_PROFILE;

import dev.sluice.contract.profile.SourceProfile;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The profiles of runs' files, as stored. */
public final class ColumnProfiles {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private ColumnProfiles() {}

  /** Keeps the profiles of a run that has none. */
  public static void keep(DSLContext dsl, UUID synchronizationId, List<SourceProfile> profiles) {
    for (SourceProfile each : profiles) {
      dsl.insertInto(COLUMN_PROFILE)
          .set(COLUMN_PROFILE.SYNCHRONIZATION_ID, synchronizationId)
          .set(COLUMN_PROFILE.SOURCE, each.source())
          .set(COLUMN_PROFILE.PROFILE, JSONB.valueOf(JSON.writeValueAsString(each)))
          .execute();
    }
  }

  /** The profiles of a run, by the names of their sources. */
  public static List<SourceProfile> of(DSLContext dsl, UUID synchronizationId) {
    return dsl.selectFrom(COLUMN_PROFILE)
        .where(COLUMN_PROFILE.SYNCHRONIZATION_ID.eq(synchronizationId))
        .orderBy(COLUMN_PROFILE.SOURCE)
        .fetch(row -> parse(row.getProfile()));
  }

  /** Deletes the profiles of a run. */
  public static void forget(DSLContext dsl, UUID synchronizationId) {
    dsl.deleteFrom(COLUMN_PROFILE)
        .where(COLUMN_PROFILE.SYNCHRONIZATION_ID.eq(synchronizationId))
        .execute();
  }

  static SourceProfile parse(JSONB json) {
    return JSON.readValue(json.data(), SourceProfile.class);
  }
}
