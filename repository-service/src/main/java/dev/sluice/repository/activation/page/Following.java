package dev.sluice.repository.activation.page;

import static dev.sluice.repository.jooq.Tables.ACTIVATION;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;

import dev.sluice.repository.activation.ActivationState;
import dev.sluice.repository.activation.link.LinkTokens;
import dev.sluice.repository.activation.link.LinkTokens.Known;
import dev.sluice.repository.activation.send.Addressed;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The result of following or confirming a link. */
@Component
class Following {
  private static final Field<String> LANGUAGE =
      jsonbGetAttributeAsText(RESOURCE.ATTRIBUTES, ACTIVATION.LANGUAGE_PROPERTY).as("language");

  private final DSLContext database;
  private final LinkTokens tokens;
  private final Clock clock;

  Following(DSLContext database, LinkTokens tokens, Clock clock) {
    this.database = database;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * Where a link leads.
   *
   * @param language what the person's resource says; null if nobody is known by the link
   */
  record Place(PageKind kind, @Nullable String application, @Nullable String language) {
    static final Place UNKNOWN = new Place(PageKind.UNKNOWN, null, null);

    Place as(PageKind other) {
      return new Place(other, application, language);
    }
  }

  /** Looks, and changes nothing. */
  Place look(String token) {
    return tokens.read(token).map(this::look).orElse(Place.UNKNOWN);
  }

  private Place look(Known token) {
    Record row =
        database
            .select(ACTIVATION.APPLICATION, ACTIVATION.STATE, RESOURCE.ACTIVE, LANGUAGE)
            .from(ACTIVATION)
            .leftJoin(RESOURCE)
            .on(Addressed.resource())
            .where(ACTIVATION.TOKEN_HASH.eq(token.hash()))
            .fetchOne();
    if (row == null) {
      // It was ours, so a later mail has taken its place.
      return new Place(PageKind.REPLACED, null, null);
    }
    return new Place(kind(row, token), row.get(ACTIVATION.APPLICATION), row.get(LANGUAGE));
  }

  private static PageKind kind(Record row, Known token) {
    if (row.get(ACTIVATION.STATE).equals(ActivationState.ACTIVATED.name())) {
      return PageKind.USED;
    }
    if (token.expired()) {
      return PageKind.EXPIRED;
    }
    return Boolean.TRUE.equals(row.get(RESOURCE.ACTIVE)) ? PageKind.CONFIRM : PageKind.SWITCHED_OFF;
  }

  /** Marks the person activated, once, if the link is good. */
  Place confirm(String token) {
    Place place = look(token);
    Optional<Known> known = tokens.read(token);
    if (place.kind() != PageKind.CONFIRM || known.isEmpty()) {
      return place;
    }
    int confirmed =
        database
            .update(ACTIVATION)
            .set(ACTIVATION.STATE, ActivationState.ACTIVATED.name())
            .set(ACTIVATION.ACTIVATED_AT, clock.instant().atOffset(ZoneOffset.UTC))
            .setNull(ACTIVATION.REASON)
            .where(ACTIVATION.TOKEN_HASH.eq(known.get().hash()))
            .and(ACTIVATION.STATE.ne(ActivationState.ACTIVATED.name()))
            .execute();
    return confirmed == 1 ? place.as(PageKind.DONE) : look(token);
  }
}
