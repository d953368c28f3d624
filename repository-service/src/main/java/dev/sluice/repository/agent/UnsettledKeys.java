package dev.sluice.repository.agent;

import static dev.sluice.repository.jooq.Tables.UNSETTLED_ROW;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The keys of rows that earlier runs did not accept, for the agent that has the rows. */
@Component
class UnsettledKeys {
  private static final int FETCH_SIZE = 1000;

  private final DSLContext database;
  private final TransactionTemplate transaction;

  UnsettledKeys(DSLContext database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /** Writes them as CSV in byte order, without holding them in memory. */
  void write(String connector, String target, OutputStream body) {
    // Outside a transaction PostgreSQL's driver would fetch the whole result at once.
    transaction.executeWithoutResult(
        status -> {
          try (Cursor<Record1<String>> keys =
                  database
                      .select(UNSETTLED_ROW.KEY)
                      .from(UNSETTLED_ROW)
                      .where(UNSETTLED_ROW.CONNECTOR.eq(connector))
                      .and(UNSETTLED_ROW.TARGET.eq(target))
                      .orderBy(UNSETTLED_ROW.KEY)
                      .fetchSize(FETCH_SIZE)
                      .fetchLazy();
              var csv = new BufferedOutputStream(body)) {
            csv.write("key\n".getBytes(StandardCharsets.UTF_8));
            for (Record1<String> key : keys) {
              csv.write(line(key.value1()));
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static byte[] line(String key) {
    return ('"' + key.replace("\"", "\"\"") + "\"\n").getBytes(StandardCharsets.UTF_8);
  }
}
