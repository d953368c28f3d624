package dev.sluice.repository.token;

import static dev.sluice.repository.jooq.Tables.API_TOKEN;

import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.SortedRows;
import dev.sluice.repository.security.Caller;
import dev.sluice.repository.security.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tokens that people created for programs. */
@Component
class ApiTokens {
  private final DSLContext database;
  private final Clock clock;
  private final SortedRows<ApiTokenView> rows;

  ApiTokens(DSLContext database, Reads reads, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.rows =
        new SortedRows<>(
            reads,
            List.of(API_TOKEN.NAME),
            (condition, limit) ->
                database
                    .selectFrom(API_TOKEN)
                    .where(condition)
                    .orderBy(API_TOKEN.NAME)
                    .limit(limit),
            row -> ApiTokenView.of(row.into(API_TOKEN)));
  }

  /**
   * A page of the list.
   *
   * @param madeBy whose tokens; null for everybody's
   */
  Page<ApiTokenView> page(
      @Nullable String madeBy, @Nullable Integer limit, @Nullable String after) {
    Condition whose = madeBy == null ? DSL.noCondition() : API_TOKEN.MADE_BY.eq(madeBy);
    return rows.page(whose, limit, after);
  }

  Optional<ApiTokenView> find(String name) {
    return database
        .selectFrom(API_TOKEN)
        .where(API_TOKEN.NAME.eq(name))
        .fetchOptional(ApiTokenView::of);
  }

  /** Keeps a token; not if one has, or had, the name. */
  Optional<ApiTokenView> add(
      String name, NewToken token, Role role, Duration validity, Caller maker) {
    OffsetDateTime now = now();
    return database
        .insertInto(API_TOKEN)
        .set(API_TOKEN.NAME, name)
        .set(API_TOKEN.HASH, token.hash())
        .set(API_TOKEN.ROLE, role.name())
        .set(API_TOKEN.MADE_BY, maker.who())
        .set(API_TOKEN.MADE_VIA, maker.via().name())
        .set(API_TOKEN.MADE_AT, now)
        .set(API_TOKEN.EXPIRES_AT, now.plus(validity))
        .onConflict(API_TOKEN.NAME)
        .doNothing()
        .returning()
        .fetchOptional(row -> ApiTokenView.of(row.into(API_TOKEN)));
  }

  /** Lets a token count no longer; a second time changes nothing. */
  void revoke(String name, String by) {
    database
        .update(API_TOKEN)
        .set(API_TOKEN.REVOKED_BY, by)
        .set(API_TOKEN.REVOKED_AT, now())
        .where(API_TOKEN.NAME.eq(name), API_TOKEN.REVOKED_AT.isNull())
        .execute();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
