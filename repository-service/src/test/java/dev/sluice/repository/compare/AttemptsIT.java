package dev.sluice.repository.compare;

import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static dev.sluice.repository.plan.ARun.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.CompareAttempt;
import dev.sluice.repository.plan.Repository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptsIT {
  private final Repository repository = new Repository();
  private final ConnectorDefinition acme = AConnector.named("acme").users().managers(null).build();

  @Test
  void refusesAnAttemptThatWasOvertaken() {
    ARun run = repository.complete(acme).rows("User", ",1,ann,");
    UUID first = run.begin();
    run.send(first, "User");
    UUID second = run.begin();

    refused(FailureType.OVERTAKEN, () -> run.send(first, "User"));
    refused(
        FailureType.OVERTAKEN,
        () -> run.sendRejects(first, "User", "line,column,code,reason,key\n"));
    refused(FailureType.OVERTAKEN, () -> run.finish(first));
    assertThat(run.changes()).isEmpty();
    run.send(second, "User");
    run.send(second, "User.manager");
    assertThat(run.finish(second).resources().get("User").inserted()).isEqualTo(1);
  }

  @Test
  void writesNothingOfAnAttemptThatIsOvertakenWhileItSends() {
    ARun run = repository.complete(acme);

    isOvertaken(run, ",1,ann,\n", ",1,late,");

    assertThat(run.changes()).containsExactly("insert 1");
  }

  @Test
  void writesNothingOfAnAttemptThatGathersRowsWhenItIsOvertaken() {
    // Somebody holds a unique value, so that inserts are judged before they join the plan.
    repository.complete(acme).rows("User", ",0,zoe,").apply();
    ARun run = repository.complete(acme);

    isOvertaken(run, ",0,zoe,\n,1,ann,\n", ",0,zoe,", ",1,late,");

    assertThat(run.changes()).containsExactly("insert 1");
  }

  @Test
  void waitsForNothingOfAnAttemptThatHasAPartOfThePlan() {
    // More than any buffer holds, so that the database has some of them.
    String[] rows =
        IntStream.range(100_000, 120_000)
            .mapToObj(",%1$d,u%1$d,"::formatted)
            .toArray(String[]::new);
    ARun run = repository.run(acme, Mode.INITIAL).rows("User", rows);
    String allButOne = String.join("\n", Arrays.copyOf(rows, rows.length - 1));

    isOvertaken(run, allButOne + "\n", ",100000,late,");

    assertThat(run.changes()).containsExactly("insert 100000");
  }

  @Test
  void givesTheSamePlanAgain() {
    ARun run = repository.complete(acme).rows("User", ",1,ann,");
    UUID attempt = run.begin();
    run.send(attempt, "User");
    run.send(attempt, "User.manager");

    Plan plan = run.finish(attempt);

    assertThat(run.finish(attempt)).isEqualTo(plan);
  }

  @Test
  void wantsEverythingOnceAndInOrder() {
    ARun run = repository.complete(acme);
    UUID attempt = run.begin();

    refused(FailureType.INTERNAL, () -> run.send(attempt, "User.manager"));
    run.send(attempt, "User");
    refused(FailureType.OVERTAKEN, () -> run.send(attempt, "User"));
    refused(FailureType.INTERNAL, () -> run.finish(attempt));
  }

  @Test
  void takesOneOfTwoRequestsWithTheSameRows() {
    ARun run = repository.complete(acme);
    UUID attempt = run.begin();
    InputStream slow =
        new SequenceInputStream(
            text("command,employeeId,login,name\n,1,ann,\n"),
            new LateStream(
                () -> {
                  refused(
                      FailureType.OVERTAKEN,
                      () -> run.rows("User", ",1,ann,").send(attempt, "User"));
                  return text("");
                }));

    run.send(attempt, "User", slow);

    assertThat(run.changes()).containsExactly("insert 1");
  }

  @Test
  void takesOneOfTwoRequestsWithTheSameRowsThatTwoServersGet() {
    Comparison second = new Comparison(repository.database);
    String[] rows =
        IntStream.range(1000, 3000).mapToObj(",%1$d,u%1$d,"::formatted).toArray(String[]::new);
    ARun run = repository.run(acme, Mode.INITIAL).rows("User", rows);
    UUID attempt = run.begin();
    String csv = "command,employeeId,login,name\n" + String.join("\n", rows) + "\n";
    InputStream slow =
        new SequenceInputStream(
            text(csv),
            new LateStream(
                () -> {
                  second.rows(run.id, attempt, acme, Mode.INITIAL, "User", text(csv));
                  return text("");
                }));

    refused(FailureType.OVERTAKEN, () -> run.send(attempt, "User", slow));

    assertThat(run.changes()).hasSize(2000).doesNotHaveDuplicates();
  }

  @Test
  void stopsWhatAnOvertakenAttemptIsStillDoing() throws Exception {
    ARun run = repository.complete(acme);
    UUID first = run.begin();
    UUID second = run.begin();
    CountDownLatch started = new CountDownLatch(1);
    try (Connection connection = repository.database.getConnection()) {
      connection.setAutoCommit(false);
      DSLContext overtaken = DSL.using(connection, SQLDialect.POSTGRES);
      new CompareAttempt(run.id, first).markStatements(overtaken);
      CompletableFuture<Throwable> end =
          CompletableFuture.supplyAsync(
              () -> {
                started.countDown();
                return catchThrowable(() -> overtaken.fetch("SELECT pg_sleep(3600)"));
              });
      started.await();
      while (!end.isDone()) {
        // As whoever begins does it; the statement may not have begun yet.
        new CompareAttempt(run.id, second).stopOthers(repository.dsl);
      }
      assertThat(end.get()).isInstanceOf(DataAccessException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLETED", "CANCELLED", "FAILED"})
  void refusesWhereTheRunHasEnded(dev.sluice.contract.run.Status status) {
    ARun run = repository.complete(acme);
    UUID attempt = run.begin();
    become(run, status.name());

    refused(FailureType.RUN_ENDED, run::begin);
    refused(FailureType.RUN_ENDED, () -> run.send(attempt, "User"));
    refused(FailureType.RUN_ENDED, () -> run.finish(attempt));
  }

  @Test
  void refusesToPlanAnewWhatIsUnderReview() {
    ARun run = repository.complete(acme);
    run.plan();
    become(run, "AWAITING_REVIEW");

    refused(FailureType.OVERTAKEN, run::begin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "command,employeeId,name,login\n",
        "command,employeeId,login,name\n,2,,\n,1,,\n",
        "command,employeeId,login,name\n,1,,\n,1,,\n",
        "command,employeeId,login,name\n,,ann,\n",
        "command,employeeId,login,name\n,1,ann\n",
        "command,employeeId,login,name\n,1,\"ann\n",
        "command,employeeId,login,name\ninsert,1,ann,\n"
      })
  void refusesWhatNoAgentShouldSend(String csv) {
    ARun run = repository.complete(acme);
    UUID attempt = run.begin();

    refused(FailureType.INTERNAL, () -> run.send(attempt, "User", text(csv)));
    assertThat(run.changes()).isEmpty();
  }

  @Test
  void refusesMoreRowsThanWereAnnounced() {
    String[] rows =
        IntStream.range(1000, 2000).mapToObj(",%1$d,u%1$d,"::formatted).toArray(String[]::new);
    ARun run = repository.run(acme, Mode.INITIAL).rows("User", rows);
    UUID attempt = run.begin();
    run.rows(
        "User", Stream.concat(Stream.of(rows), Stream.of(",2000,late,")).toArray(String[]::new));

    refused(FailureType.INTERNAL, () -> run.send(attempt, "User"));
    assertThat(run.changes()).isEmpty();
  }

  @Test
  void refusesBytesThatAreNotText() {
    ARun run = repository.complete(acme);
    UUID attempt = run.begin();
    byte[] latin =
        "command,employeeId,login,name\n,1,\u00e9,\n".getBytes(StandardCharsets.ISO_8859_1);

    refused(FailureType.INTERNAL, () -> run.send(attempt, "User", new ByteArrayInputStream(latin)));
  }

  @Test
  void leavesNothingOfAStreamThatBreaks() {
    ARun run = repository.complete(acme).rows("User", ",1,ann,");
    UUID attempt = run.begin();
    InputStream broken =
        new SequenceInputStream(
            text("command,employeeId,login,name\n,1,ann,\n"),
            new LateStream(
                () ->
                    new InputStream() {
                      @Override
                      public int read() throws IOException {
                        throw new IOException("connection reset");
                      }
                    }));

    assertThatThrownBy(() -> run.send(attempt, "User", broken))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(run.changes()).isEmpty();
    run.send(attempt, "User");
    assertThat(run.changes()).hasSize(1);
  }

  @Test
  void keepsTheRowsThatTheAgentRejected() {
    ARun run = repository.complete(acme);
    UUID attempt = run.begin();

    run.sendRejects(
        attempt,
        "User",
        "line,column,code,reason,key\n"
            + "7,hired,type,Not a date,12,\"a \"\"b\",x\\y,\"tab\t\0\"\n"
            + "8,,key,No key,\n");

    assertThat(run.rejects()).containsExactly("type 12 a \"b x\\y tab\t\uFFFD", "key null");
  }

  @Test
  void keepsWhatLooksLikeAFormulaAsItWasRead() {
    ARun run = repository.complete(acme);
    UUID attempt = run.begin();

    run.sendRejects(
        attempt,
        "User",
        "line,column,code,reason,key\n"
            + "7,hired,type,Not a date,-3,-3,=1+1\n"
            + "8,hired,type,Not a date,'@x,'@x\n");

    assertThat(run.rejects()).containsExactly("type -3 -3 =1+1", "type '@x '@x");
  }

  private void become(ARun run, String status) {
    repository
        .dsl
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, status)
        .where(SYNCHRONIZATION.ID.eq(run.id))
        .execute();
  }

  /** The later attempt does all of its work between two rows of the earlier one. */
  private static void isOvertaken(ARun run, String earlier, String... later) {
    UUID first = run.begin();
    InputStream slow =
        new SequenceInputStream(
            text("command,employeeId,login,name\n" + earlier),
            new LateStream(
                () -> {
                  UUID second = run.begin();
                  run.rows("User", later).send(second, "User");
                  return text(",2,bob,\n");
                }));
    refused(FailureType.OVERTAKEN, () -> run.send(first, "User", slow));
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
