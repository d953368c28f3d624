package dev.sluice.repository.postgresql;

import static org.jooq.impl.DSL.inline;

import java.time.Duration;
import org.jooq.DSLContext;

/** PostgreSQL settings for the current transaction. */
public final class LocalSettings {
  private LocalSettings() {}

  /** Waits so long for each lock. */
  public static void lockTimeout(DSLContext dsl, Duration longest) {
    dsl.execute("SET LOCAL lock_timeout = {0}", inline(longest.toMillis() + "ms"));
  }

  /** Ends each statement that takes longer. */
  public static void statementTimeout(DSLContext dsl, Duration longest) {
    dsl.execute("SET LOCAL statement_timeout = {0}", inline(longest.toMillis() + "ms"));
  }

  /** Sorts and joins in memory what would otherwise be spilled. */
  public static void sortInMemory(DSLContext dsl) {
    dsl.execute("SET LOCAL work_mem = '64MB'");
  }

  /**
   * Samples 6000 rows of a table instead of 30 000: enough if tables are read as a whole and joined
   * by numbers.
   */
  public static void sampleLess(DSLContext dsl) {
    dsl.execute("SET LOCAL default_statistics_target = 20");
  }

  /**
   * Has pages read from memory or an SSD. At the default of 4, a few ten thousand changes are
   * joined by reading all resources.
   */
  public static void preferIndexes(DSLContext dsl) {
    dsl.execute("SET LOCAL random_page_cost = 1.1");
  }

  /** Names what the transaction does, so that others find it among all sessions. */
  public static void name(DSLContext dsl, String name) {
    dsl.execute("SET LOCAL application_name = {0}", inline(name));
  }
}
