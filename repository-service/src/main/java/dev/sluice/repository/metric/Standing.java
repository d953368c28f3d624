package dev.sluice.repository.metric;

import static dev.sluice.repository.jooq.Tables.ACTIVATION_SEND;
import static dev.sluice.repository.jooq.Tables.AGENT;
import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;

import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.TemporalCalls;
import dev.sluice.repository.TemporalUnavailableException;
import dev.sluice.repository.plan.PlanCounters;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Reads current numbers, with queries that read a few rows each. */
@Component
class Standing {
  private static final String UNDELIVERED =
      "WorkflowType = 'NotificationWorkflow' AND ExecutionStatus = 'Running'";

  private final DSLContext database;
  private final WorkflowClient temporal;
  private final TemporalCalls calls;
  private final Clock clock;

  Standing(DSLContext database, WorkflowClient temporal, TemporalCalls calls, Clock clock) {
    this.database = database;
    this.temporal = temporal;
    this.calls = calls;
    this.clock = clock;
  }

  /** How many runs of a connector have a status, and how long ago the oldest was requested. */
  record OpenRuns(String connector, Status status, int count, double oldestSeconds) {
    boolean held() {
      return status == Status.AWAITING_REVIEW;
    }
  }

  /** A number of something that has a name. */
  record Named(String name, double value) {}

  List<String> connectors() {
    return database.select(CONNECTOR.NAME).from(CONNECTOR).fetch(CONNECTOR.NAME);
  }

  List<OpenRuns> openRuns() {
    return database
        .select(
            SYNCHRONIZATION.CONNECTOR,
            SYNCHRONIZATION.STATUS,
            count(),
            min(SYNCHRONIZATION.REQUESTED_AT))
        .from(SYNCHRONIZATION)
        .where(
            SYNCHRONIZATION.STATUS.in(
                Stream.of(Status.values())
                    .filter(status -> !status.ended())
                    .map(status -> inline(status.name()))
                    .toList()))
        .groupBy(SYNCHRONIZATION.CONNECTOR, SYNCHRONIZATION.STATUS)
        .fetch(
            row ->
                new OpenRuns(
                    row.value1(), Status.valueOf(row.value2()), row.value3(), age(row.value4())));
  }

  /** As the run that was applied last counted them, since they may be millions. */
  List<Named> pendingLinks() {
    return database
        .select(CONNECTOR.NAME, SYNCHRONIZATION.COUNTERS)
        .from(CONNECTOR)
        .join(SYNCHRONIZATION)
        .on(SYNCHRONIZATION.ID.eq(CONNECTOR.LAST_APPLIED))
        .fetch(
            row ->
                new Named(
                    row.value1(),
                    PlanCounters.parse(row.value2()).links().values().stream()
                        .mapToLong(Counters::pending)
                        .sum()));
  }

  /** Seconds since each agent that a connector names was heard of; infinite if it never was. */
  List<Named> silentAgents() {
    return database
        .selectDistinct(CONNECTOR.AGENT, AGENT.HEARD_AT)
        .from(CONNECTOR)
        .leftJoin(AGENT)
        .on(AGENT.NAME.eq(CONNECTOR.AGENT))
        .fetch(
            row ->
                new Named(
                    row.value1(),
                    row.value2() == null ? Double.POSITIVE_INFINITY : age(row.value2())));
  }

  /** What running sends have yet to do, by application. */
  List<Named> waitingMails() {
    return database
        .select(
            ACTIVATION_SEND.APPLICATION,
            sum(
                ACTIVATION_SEND
                    .TO_MAIL
                    .minus(ACTIVATION_SEND.SENT)
                    .minus(ACTIVATION_SEND.FAILED)
                    .minus(ACTIVATION_SEND.UNCERTAIN)))
        .from(ACTIVATION_SEND)
        .where(ACTIVATION_SEND.STATUS.eq(inline("RUNNING")))
        .groupBy(ACTIVATION_SEND.APPLICATION)
        .fetch(row -> new Named(row.value1(), row.value2().doubleValue()));
  }

  /** What Temporal counts; not a number if it does not say, as the one in memory never does. */
  double openNotifications() {
    try {
      return calls.ask(() -> temporal.countWorkflows(UNDELIVERED).getCount());
    } catch (TemporalUnavailableException | StatusRuntimeException | WorkflowServiceException e) {
      return Double.NaN;
    }
  }

  private double age(OffsetDateTime moment) {
    return Duration.between(moment.toInstant(), clock.instant()).toMillis() / 1000.0;
  }
}
