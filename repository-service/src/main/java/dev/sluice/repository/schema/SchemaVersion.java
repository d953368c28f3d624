package dev.sluice.repository.schema;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

/** Compares the version of the schema with the version that the service needs. */
final class SchemaVersion {
  private SchemaVersion() {}

  /**
   * @throws IllegalStateException if the schema is older or newer than this service needs
   */
  static void require(Flyway flyway) {
    MigrationInfoService migrations = flyway.info();
    requireNoNewer(migrations);
    MigrationInfo[] pending = migrations.pending();
    if (pending.length > 0) {
      throw new IllegalStateException(
          "The database's schema is older than this service needs: it is at version "
              + current(migrations)
              + ", and version "
              + pending[pending.length - 1].getVersion()
              + " is needed. Migrate it first: java -jar repository-service-….jar migrate");
    }
  }

  /**
   * @throws IllegalStateException if a newer service has migrated the schema
   */
  static void requireNoNewer(MigrationInfoService migrations) {
    boolean newer =
        Arrays.stream(migrations.all())
            .map(MigrationInfo::getState)
            .anyMatch(
                state ->
                    state == MigrationState.FUTURE_SUCCESS
                        || state == MigrationState.FUTURE_FAILED);
    if (newer) {
      throw new IllegalStateException(
          "The database's schema is newer than this service knows: it is at version "
              + current(migrations)
              + ". Start the release that migrated it, or a later one.");
    }
  }

  static String current(MigrationInfoService migrations) {
    MigrationInfo current = migrations.current();
    return current == null ? "0" : String.valueOf(current.getVersion());
  }
}
