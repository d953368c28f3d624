package dev.sluice.repository.apply;

import dev.sluice.repository.plan.PlanDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stored plan again while it is applied, on a separate connection, and computes its
 * digest on an otherwise idle core. The run's row is locked, so the plan cannot change, and this
 * connection does not see what apply writes before the commit.
 */
final class PlanVerification implements AutoCloseable {
  private final Connection connection;
  private @Nullable CompletableFuture<String> digest;

  private PlanVerification(Connection connection) {
    this.connection = connection;
  }

  /** Takes the connection, and reads nothing yet. */
  static PlanVerification connect(DataSource database) {
    try {
      return new PlanVerification(database.getConnection());
    } catch (SQLException noConnection) {
      throw new DataAccessException("no connection to verify a plan", noConnection);
    }
  }

  /** Starts to read the plan of a run whose row the caller has locked. */
  void start(UUID synchronizationId) {
    var reading = new CompletableFuture<String>();
    var reader =
        new Thread(
            () -> {
              try {
                reading.complete(
                    PlanDigest.of(DSL.using(connection, SQLDialect.POSTGRES), synchronizationId));
              } catch (RuntimeException | Error failure) {
                reading.completeExceptionally(failure);
              }
            },
            "plan-verification");
    reader.setDaemon(true);
    digest = reading;
    reader.start();
  }

  /** Waits until the plan is read; whether it has this digest. */
  boolean finds(String asked) {
    if (digest == null) {
      throw new IllegalStateException("a plan that nobody reads");
    }
    try {
      return digest.join().equals(asked);
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  /** Gives the connection back as soon as nothing is read any more. */
  @Override
  public void close() {
    if (digest == null) {
      give();
    } else {
      digest.whenComplete((read, failure) -> give()).exceptionally(failure -> "").join();
    }
  }

  private void give() {
    try {
      connection.close();
    } catch (SQLException notGiven) {
      throw new DataAccessException("a connection that cannot be given back", notGiven);
    }
  }
}
