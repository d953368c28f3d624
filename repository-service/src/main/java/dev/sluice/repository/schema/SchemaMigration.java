package dev.sluice.repository.schema;

import dev.sluice.repository.postgresql.LowestVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Migrates the schema and gives the service's role its permissions, or, if migration at start is
 * off, refuses a schema with another version.
 */
@Component
@EnableConfigurationProperties(MigrationProperties.class)
class SchemaMigration implements FlywayMigrationStrategy {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaMigration.class);

  private final MigrationProperties properties;

  SchemaMigration(MigrationProperties properties) {
    this.properties = properties;
  }

  @Override
  public void migrate(Flyway flyway) {
    DataSource database = flyway.getConfiguration().getDataSource();
    try {
      // Before the first table is made.
      LowestVersion.require(database);
    } catch (SQLException unanswered) {
      throw new IllegalStateException("PostgreSQL does not return its version.", unanswered);
    }
    if (!properties.atStart()) {
      SchemaVersion.require(flyway);
      return;
    }
    SchemaVersion.requireNoNewer(flyway.info());
    int applied = flyway.migrate().migrationsExecuted;
    LOG.info(
        "The schema is at version {}; migrations applied: {}",
        SchemaVersion.current(flyway.info()),
        applied);
    if (properties.serviceRole() != null) {
      grant(database, properties.serviceRole());
    }
  }

  private static void grant(DataSource database, String role) {
    try (Connection connection = database.getConnection();
        PreparedStatement grant = connection.prepareStatement("SELECT grant_to_service(?::name)")) {
      grant.setString(1, role);
      grant.execute();
      LOG.info("The role {} has its permissions", role);
    } catch (SQLException refused) {
      throw new IllegalStateException(
          "The role "
              + role
              + " did not get its permissions. Create it first: CREATE ROLE … LOGIN; the role that"
              + " migrates must own the tables.",
          refused);
    }
  }
}
