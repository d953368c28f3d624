package dev.sluice.repository.storage;

import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static dev.sluice.repository.jooq.Tables.UPLOAD;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import dev.sluice.contract.run.Counters;
import dev.sluice.repository.plan.PlanCounters;
import dev.sluice.repository.postgresql.Statement;
import dev.sluice.repository.storage.StorageView.Due;
import dev.sluice.repository.upload.UploadProperties;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.springframework.stereotype.Component;

/** Measures the database, in moments: PostgreSQL asks the file system for each table. */
@Component
public class Storage {
  private static final Duration SOON = Duration.ofDays(7);

  private static final Statement SIZES =
      Statement.of(
          "ordinary",
          """
          SELECT relname::text, pg_total_relation_size(oid)
          FROM pg_class
          WHERE relnamespace = current_schema()::regnamespace AND relkind = {ordinary}
          """);

  private final DSLContext database;
  private final Retention retention;
  private final UploadProperties uploads;
  private final Clock clock;

  Storage(DSLContext database, Retention retention, UploadProperties uploads, Clock clock) {
    this.database = database;
    this.retention = retention;
    this.uploads = uploads;
    this.clock = clock;
  }

  /** Measures everything again. */
  public StorageView measure() {
    long whole =
        database
            .resultQuery("SELECT pg_database_size(current_database())")
            .fetchSingle(0, Long.class);
    return new StorageView(whole, sizes(), due());
  }

  private Map<StorageKind, Long> sizes() {
    Map<StorageKind, Long> bytes = new EnumMap<>(StorageKind.class);
    Stream.of(StorageKind.values()).forEach(kind -> bytes.put(kind, 0L));
    database
        .resultQuery(SIZES.with(Map.of("ordinary", inline("r"))))
        .forEach(
            table -> {
              // A table that is dropped at this moment has no size.
              Long size = table.get(1, Long.class);
              bytes.merge(
                  StorageKind.of(table.get(0, String.class)), size == null ? 0 : size, Long::sum);
            });
    return bytes;
  }

  private Due due() {
    Instant soon = clock.instant().plus(SOON);
    List<PlanCounters> runs =
        database
            .select(SYNCHRONIZATION.COUNTERS)
            .from(SYNCHRONIZATION)
            .where(retention.applied(soon).or(retention.unapplied(soon)))
            .fetch(row -> PlanCounters.parse(row.value1()));
    List<Counters> counters =
        runs.stream()
            .flatMap(
                run ->
                    Stream.concat(run.resources().values().stream(), run.links().values().stream()))
            .toList();
    Record2<Integer, BigDecimal> files =
        database
            .select(count(), sum(UPLOAD.BYTES))
            .from(UPLOAD)
            .where(UPLOAD.FORGOTTEN_AT.isNull())
            .and(UPLOAD.ENDED_AT.lt(soon.minus(uploads.retention()).atOffset(ZoneOffset.UTC)))
            .fetchSingle();
    BigDecimal uploaded = files.value2();
    return new Due(
        runs.size(),
        counters.stream()
            .mapToLong(each -> each.inserted() + each.updated() + each.deleted())
            .sum(),
        counters.stream().mapToLong(Counters::rejected).sum(),
        files.value1(),
        uploaded == null ? 0 : uploaded.longValueExact());
  }
}
