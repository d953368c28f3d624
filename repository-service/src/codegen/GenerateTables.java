import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/**
 * Migrates an empty PostgreSQL and writes jOOQ's classes for it, so that a renamed column fails the
 * build. Run by Maven as a single source file; it does nothing while the migrations are unchanged.
 *
 * <p>Arguments: the folder of the migrations, and the folder to write to.
 */
class GenerateTables {
  public static void main(String[] arguments) throws Exception {
    Path migrations = Path.of(arguments[0]);
    Path output = Path.of(arguments[1]);
    Path stamp = output.resolve("migrations.sha256");
    String digest = digest(migrations);
    if (Files.exists(stamp) && Files.readString(stamp).equals(digest)) {
      return;
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      Flyway.configure()
          .dataSource(postgres.getPostgresDatabase())
          .locations("filesystem:" + migrations)
          .load()
          .migrate();
      GenerationTool.generate(
          new Configuration()
              .withJdbc(
                  new Jdbc()
                      .withDriver("org.postgresql.Driver")
                      .withUrl(postgres.getJdbcUrl("postgres", "postgres")))
              .withGenerator(
                  new Generator()
                      .withDatabase(
                          new Database()
                              .withInputSchema("public")
                              .withOutputSchemaToDefault(true)
                              .withExcludes("flyway_schema_history"))
                      .withGenerate(new Generate().withRecords(true).withGlobalObjectReferences(true))
                      .withTarget(
                          new Target()
                              .withPackageName("dev.sluice.repository.jooq")
                              .withDirectory(output.toString()))));
    }
    Files.writeString(stamp, digest);
  }

  private static String digest(Path migrations) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    List<Path> files;
    try (Stream<Path> listing = Files.list(migrations)) {
      files = listing.sorted().toList();
    }
    for (Path file : files) {
      digest.update(Files.readAllBytes(file));
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
