package dev.sluice.repository.audit;

import static dev.sluice.repository.jooq.Tables.AUDIT;
import static dev.sluice.repository.jooq.Tables.AUDIT_OUTCOME;

import dev.sluice.repository.security.CallRecorder;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Records calls and outcomes, each in a row that is never changed. */
@Component
class AuditTrail implements CallRecorder {
  private final DSLContext database;
  private final JsonMapper json;
  private final Clock clock;

  AuditTrail(DSLContext database, JsonMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public long begin(Call call) {
    return database
        .insertInto(AUDIT)
        .set(AUDIT.CALLED_AT, now())
        .set(AUDIT.WHO, call.caller().who())
        .set(AUDIT.VIA, call.caller().via().name())
        .set(AUDIT.TOKEN, call.caller().token())
        .set(AUDIT.ADDRESS, call.address())
        .set(AUDIT.METHOD, call.method())
        .set(AUDIT.ROUTE, call.route())
        .set(AUDIT.PATH, call.path())
        .returning(AUDIT.ID)
        .fetchSingle(AUDIT.ID);
  }

  @Override
  public void end(long call, int status, Map<String, Object> details) {
    database
        .insertInto(AUDIT_OUTCOME)
        .set(AUDIT_OUTCOME.AUDIT_ID, call)
        .set(AUDIT_OUTCOME.ENDED_AT, now())
        .set(AUDIT_OUTCOME.STATUS, status)
        .set(AUDIT_OUTCOME.DETAILS, JSONB.valueOf(json.writeValueAsString(details)))
        .execute();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
