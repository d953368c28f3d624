package dev.sluice.repository.apply;

import dev.sluice.repository.plan.PlanDigest;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Reads the stored plan again while it is applied, on a connection of its own: a core that would
 * idle otherwise computes the digest. Since the run's row is locked by then, nobody plans anew, and
 * of what apply itself writes to the plan this connection sees nothing before it commits.
 */
final class PlanVerification {
  private final CompletableFuture<String> digest;

  private PlanVerification(CompletableFuture<String> digest) {
    this.digest = digest;
  }

  /** Starts to read the plan of a run whose row the caller has locked. */
  static PlanVerification start(DataSource database, UUID synchronizationId) {
    var digest = new CompletableFuture<String>();
    var reader =
        new Thread(
            () -> {
              try {
                digest.complete(
                    PlanDigest.of(DSL.using(database, SQLDialect.POSTGRES), synchronizationId));
              } catch (RuntimeException | Error failure) {
                digest.completeExceptionally(failure);
              }
            },
            "plan-verification");
    reader.setDaemon(true);
    reader.start();
    return new PlanVerification(digest);
  }

  /** Waits until the plan is read; whether it has this digest. */
  boolean finds(String asked) {
    try {
      return digest.join().equals(asked);
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }
}
