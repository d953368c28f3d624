package dev.sluice.repository.schema;

import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;

/**
 * The argument {@code migrate}: migrates the schema with the role that owns it, prints what it did,
 * and exits. It reads the same configuration as the service.
 */
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Import(SchemaMigration.class)
public class MigrateCommand {
  /** What asks for it. */
  public static final String NAME = "migrate";

  /** Migrates and gives the exit code: 0, or 1 if the schema is not what it should be. */
  public static int run(String... arguments) {
    try {
      new SpringApplicationBuilder(MigrateCommand.class)
          .web(WebApplicationType.NONE)
          .run(
              Stream.concat(
                      Stream.of(arguments),
                      Stream.of(
                          "--sluice.migration.at-start=true",
                          "--spring.datasource.hikari.maximum-pool-size=2"))
                  .toArray(String[]::new))
          .close();
      return 0;
    } catch (RuntimeException failure) {
      System.err.println(
          "The schema was not migrated: "
              + NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
      return 1;
    }
  }
}
