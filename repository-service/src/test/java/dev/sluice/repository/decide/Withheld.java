package dev.sluice.repository.decide;

import static dev.sluice.repository.jooq.Tables.WITHHELD_CHANGE;

import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;

/** What is held or rejected, as lines that a test can compare. */
final class Withheld {
  private Withheld() {}

  /** As {@code action operation key.property times}. */
  static List<String> of(DSLContext dsl) {
    return dsl.selectFrom(WITHHELD_CHANGE)
        .orderBy(
            WITHHELD_CHANGE.TARGET,
            WITHHELD_CHANGE.KEY,
            WITHHELD_CHANGE.TARGET_KEY,
            WITHHELD_CHANGE.PROPERTY)
        .fetch(
            row ->
                row.getAction().toLowerCase(Locale.ROOT)
                    + " "
                    + row.getOperation()
                    + " "
                    + row.getKey()
                    + (row.getTargetKey().isEmpty() ? "" : "->" + row.getTargetKey())
                    + (row.getProperty().isEmpty() ? "" : "." + row.getProperty())
                    + " "
                    + row.getSeen()
                    + "x");
  }
}
