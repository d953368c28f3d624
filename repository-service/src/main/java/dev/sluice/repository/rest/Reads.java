package dev.sluice.repository.rest;

import dev.sluice.repository.postgresql.LocalSettings;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads for people, in a read-only transaction with a time limit: some filters read whole tables.
 */
@Component
public class Reads {
  private final DSLContext database;
  private final TransactionTemplate transaction;
  private final ReadProperties properties;

  Reads(DSLContext database, PlatformTransactionManager transactions, ReadProperties properties) {
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setReadOnly(true);
    this.properties = properties;
  }

  /** What a page of a list, a report or a query shows. */
  public <T> T some(Supplier<T> read) {
    return within(properties.timeout(), read);
  }

  /** Reads a whole list, as it arrives. */
  public void all(Runnable read) {
    within(
        properties.exportTimeout(),
        () -> {
          read.run();
          return true;
        });
  }

  private <T> T within(Duration longest, Supplier<T> read) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              LocalSettings.statementTimeout(database, longest);
              return read.get();
            }));
  }
}
