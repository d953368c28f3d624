package dev.sluice.repository.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.repository.TestDatabase;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class SchemaMigrationIT {
  private static final SchemaMigration CHECK =
      new SchemaMigration(new MigrationProperties(false, null));

  @Test
  void migratesAnEmptyDatabaseAndDoesNothingTheSecondTime() {
    String url = TestDatabase.emptyUrl();

    assertThat(migrate(url, TestDatabase.SERVICE)).isZero();
    assertThat(migrate(url, TestDatabase.SERVICE)).isZero();

    CHECK.migrate(flyway(TestDatabase.source(url, TestDatabase.SERVICE)));
  }

  @Test
  void saysWhyItDidNotMigrate() {
    assertThat(migrate(TestDatabase.emptyUrl(), "nobody_knows")).isEqualTo(1);
    assertThat(migrate("jdbc:postgresql://127.0.0.1:1/sluice", "any")).isEqualTo(1);
  }

  @Test
  void refusesASchemaThatIsOlder() {
    DataSource database = TestDatabase.source(TestDatabase.emptyUrl(), TestDatabase.OWNER);
    Flyway.configure().dataSource(database).target("8").load().migrate();

    assertThatThrownBy(() -> CHECK.migrate(flyway(database)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is older than this service needs: it is at version 8, and version ")
        .hasMessageContaining("jar migrate");
  }

  @Test
  void refusesASchemaThatIsNewerAndDoesNotMigrateItEither() {
    DataSource database = TestDatabase.source(TestDatabase.freshUrl(), TestDatabase.OWNER);
    DSLContext owner = DSL.using(database, SQLDialect.POSTGRES);
    owner.execute(
        "INSERT INTO flyway_schema_history SELECT installed_rank + 1, '999', 'of tomorrow', type,"
            + " 'V999__of_tomorrow.sql', checksum, installed_by, installed_on, 1, true"
            + " FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1");
    SchemaMigration migrating = new SchemaMigration(new MigrationProperties(true, null));

    for (SchemaMigration each : new SchemaMigration[] {CHECK, migrating}) {
      assertThatThrownBy(() -> each.migrate(flyway(database)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("is newer than this service knows: it is at version 999");
    }
  }

  private static int migrate(String url, String role) {
    return MigrateCommand.run(
        "--spring.datasource.url=" + url,
        "--spring.datasource.username=" + TestDatabase.OWNER,
        "--spring.datasource.hikari.connection-timeout=1000",
        "--sluice.migration.service-role=" + role);
  }

  private static Flyway flyway(DataSource database) {
    return Flyway.configure().dataSource(database).load();
  }
}
