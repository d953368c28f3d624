package dev.sluice.repository.review;

import static dev.sluice.repository.jooq.Tables.CONNECTOR;

import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.run.RunDefinitions;
import dev.sluice.repository.run.Synchronization;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Prevents people from resuming runs that they requested or made possible. */
@Component
class OtherPerson {
  private final DSLContext database;
  private final ReviewProperties properties;

  OtherPerson(DSLContext database, ReviewProperties properties) {
    this.database = database;
    this.properties = properties;
  }

  /** Refuses this person, if somebody else has to resume the run. */
  void require(Synchronization run, String person) {
    if (!isAskedFor(run)) {
      return;
    }
    if (run.requestedBy().equals(person)) {
      throw refused("You requested this run, so somebody else must resume it.");
    }
    if (person.equals(lastToChangeLimits(run.connector()))) {
      throw refused(
          "You were the last to change the limits of connector %s, so somebody else must resume its runs."
              .formatted(run.connector()));
    }
  }

  private boolean isAskedFor(Synchronization run) {
    return Objects.requireNonNullElse(
        RunDefinitions.of(run).review().otherPerson(), properties.otherPerson());
  }

  private String lastToChangeLimits(String connector) {
    return database
        .select(CONNECTOR.LIMITS_CHANGED_BY)
        .from(CONNECTOR)
        .where(CONNECTOR.NAME.eq(connector))
        .fetchOptional(CONNECTOR.LIMITS_CHANGED_BY)
        .orElse("");
  }

  private static ProblemException refused(String why) {
    return new ProblemException(ProblemCode.FORBIDDEN, why);
  }
}
