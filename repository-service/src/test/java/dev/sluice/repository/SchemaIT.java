package dev.sluice.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/**
 * What the migrations make, as a listing that a person can read: a change of the schema is seen in
 * it as well as in a migration. {@code -Dsluice.record-schema=true} writes the listing again.
 */
class SchemaIT {
  private static final Path LISTING = Path.of("src/test/resources/schema.txt");

  /** All that PostgreSQL knows of the schema, one line for each thing, in order of its table. */
  private static final String QUERY =
      """
      SELECT line FROM (
        SELECT relname AS place, 1 AS kind, 'table ' || relname
          || coalesce(' with ' || array_to_string(reloptions, ', '), '') AS line
        FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        UNION ALL
        SELECT relname, 2, '  ' || attname || ' ' || format_type(atttypid, atttypmod)
          || CASE WHEN collname = 'default' OR collname IS NULL THEN '' ELSE ' collate ' || collname END
          || CASE WHEN attnotnull THEN ' not null' ELSE '' END
          || CASE WHEN attidentity <> '' THEN ' identity ' || attidentity::text ELSE '' END
          || coalesce(' default ' || pg_get_expr(adbin, adrelid), '')
        FROM pg_class
          JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
          LEFT JOIN pg_collation ON pg_collation.oid = attcollation
          LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        UNION ALL
        SELECT relname, 3, '  constraint ' || conname || ' ' || pg_get_constraintdef(pg_constraint.oid)
        FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
        WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
        UNION ALL
        SELECT tablename, 4, '  ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL
        SELECT 'zz ' || relname, 5, 'sequence ' || relname FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
        UNION ALL
        SELECT 'zz ' || proname, 6, pg_get_functiondef(oid) FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace
      ) AS listing
      WHERE place NOT LIKE '%flyway%'
      ORDER BY place COLLATE "C", kind, line COLLATE "C"
      """;

  @Test
  void migrationsMakeTheSchemaThatIsListed() throws IOException {
    DSLContext dsl = DSL.using(TestDatabase.fresh(), SQLDialect.POSTGRES);
    List<String> lines = dsl.fetch(QUERY).getValues(0, String.class);
    String schema = lines.stream().collect(Collectors.joining("\n", "", "\n"));
    if (Boolean.getBoolean("sluice.record-schema")) {
      Files.writeString(LISTING, schema);
    }
    assertThat(schema).isEqualTo(Files.readString(LISTING));
  }
}
