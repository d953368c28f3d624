package dev.sluice.repository.job;

import static dev.sluice.repository.jooq.Tables.CONNECTOR;

import dev.sluice.repository.jooq.tables.records.ConnectorRecord;
import dev.sluice.repository.postgresql.Timestamps;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores for each connector whether its jobs start runs. */
@Component
class Switches {
  private final DSLContext database;
  private final Clock clock;

  Switches(DSLContext database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Those of all loaded connectors. */
  Map<String, Switch> all() {
    return database.selectFrom(CONNECTOR).fetchMap(CONNECTOR.NAME, Switches::read);
  }

  /** Switches a connector, and gives what holds now; empty if there is none of this name. */
  Optional<Switch> set(String connector, boolean active, String by, @Nullable String comment) {
    return database
        .update(CONNECTOR)
        .set(CONNECTOR.ACTIVE, active)
        .set(CONNECTOR.SWITCHED_BY, by)
        .set(CONNECTOR.SWITCHED_AT, clock.instant().atOffset(ZoneOffset.UTC))
        .set(CONNECTOR.SWITCH_COMMENT, comment)
        .where(CONNECTOR.NAME.eq(connector))
        .returning()
        .fetchOptional(Switches::read);
  }

  private static Switch read(ConnectorRecord row) {
    return new Switch(
        row.getActive(),
        row.getSwitchedBy(),
        Timestamps.instant(row.getSwitchedAt()),
        row.getSwitchComment());
  }
}
