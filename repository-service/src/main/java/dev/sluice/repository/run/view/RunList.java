package dev.sluice.repository.run.view;

import static dev.sluice.repository.jooq.Tables.ACTIVATION_SEND;
import static dev.sluice.repository.jooq.Tables.REVIEW_DECISION;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;

import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.Via;
import dev.sluice.repository.agent.known.AwayAgent;
import dev.sluice.repository.agent.known.KnownAgents;
import dev.sluice.repository.bound.Bound;
import dev.sluice.repository.jooq.tables.records.ActivationSendRecord;
import dev.sluice.repository.jooq.tables.records.ReviewDecisionRecord;
import dev.sluice.repository.rest.Cursor;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.StatusParameter;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Synchronizations;
import dev.sluice.repository.run.view.SynchronizationView.RequestedSend;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists runs for people. */
@Component
class RunList {
  private final DSLContext database;
  private final Synchronizations synchronizations;
  private final KnownAgents agents;

  RunList(DSLContext database, Synchronizations synchronizations, KnownAgents agents) {
    this.database = database;
    this.synchronizations = synchronizations;
    this.agents = agents;
  }

  /** At most {@code limit} runs, the latest first. */
  List<Synchronization> page(
      @Nullable String connector,
      @Nullable String mode,
      @Nullable String via,
      List<String> statuses,
      int limit,
      @Nullable String after) {
    Condition condition = DSL.noCondition();
    if (connector != null) {
      condition = condition.and(SYNCHRONIZATION.CONNECTOR.eq(connector));
    }
    if (mode != null) {
      condition = condition.and(SYNCHRONIZATION.MODE.eq(mode(mode).name()));
    }
    if (via != null) {
      condition = condition.and(SYNCHRONIZATION.REQUESTED_VIA.eq(via(via).name()));
    }
    if (!statuses.isEmpty()) {
      condition =
          condition.and(
              SYNCHRONIZATION.STATUS.in(
                  statuses.stream()
                      .map(each -> StatusParameter.read(each, Status.class).name())
                      .toList()));
    }
    if (after != null) {
      condition = condition.and(SYNCHRONIZATION.ARRIVAL.lt(arrival(after)));
    }
    List<UUID> ids =
        database
            .select(SYNCHRONIZATION.ID)
            .from(SYNCHRONIZATION)
            .where(condition)
            .orderBy(SYNCHRONIZATION.ARRIVAL.desc())
            .limit(limit)
            .fetch(SYNCHRONIZATION.ID);
    return synchronizations.findAllById(ids).stream()
        .sorted(Comparator.comparingLong(Synchronization::arrival).reversed())
        .toList();
  }

  /** A run as people read it. */
  SynchronizationView view(Synchronization run) {
    return views(List.of(run)).get(0);
  }

  /**
   * Runs as people read them; the decisions that they followed, and the sends that they asked for,
   * are asked for together.
   */
  List<SynchronizationView> views(List<Synchronization> runs) {
    List<UUID> ids = runs.stream().map(Synchronization::id).toList();
    Map<UUID, DecisionView> decisions =
        database
            .selectFrom(REVIEW_DECISION)
            .where(REVIEW_DECISION.SYNCHRONIZATION_ID.in(ids))
            .and(REVIEW_DECISION.COUNTS)
            .fetchMap(REVIEW_DECISION.SYNCHRONIZATION_ID, RunList::decision);
    Map<UUID, RequestedSend> sends =
        database
            .selectFrom(ACTIVATION_SEND)
            .where(ACTIVATION_SEND.SYNCHRONIZATION_ID.in(ids))
            .fetchMap(ACTIVATION_SEND.SYNCHRONIZATION_ID, RunList::send);
    Map<String, AwayAgent> away =
        agents.away(
            runs.stream()
                .filter(RunList::needsAgent)
                .map(Synchronization::agent)
                .collect(Collectors.toSet()));
    return runs.stream()
        .map(
            run ->
                SynchronizationView.of(
                    run,
                    decisions.get(run.id()),
                    sends.get(run.id()),
                    needsAgent(run) ? away.get(run.agent()) : null))
        .toList();
  }

  /** Whether the run's next step is one that its agent takes. */
  private static boolean needsAgent(Synchronization run) {
    return switch (run.status()) {
      case QUEUED, EXPORTING, PREPARING, COMPARING -> true;
      default -> false;
    };
  }

  private static RequestedSend send(ActivationSendRecord row) {
    return new RequestedSend(
        row.getId(), row.getApplication(), row.getStatus(), row.getToMail(), row.getReason());
  }

  private static DecisionView decision(ReviewDecisionRecord row) {
    String via = row.getDecidedVia();
    return new DecisionView(
        Decision.Kind.valueOf(row.getKind()),
        row.getDecidedBy(),
        via == null ? null : Via.valueOf(via).label(),
        row.getComment(),
        row.getPlanDigest(),
        row.getDecisionDigest(),
        row.getRest() == null ? null : row.getRest().toLowerCase(Locale.ROOT),
        Bound.read(row.getBound()),
        row.getBoundDigest());
  }

  static String cursor(Synchronization run) {
    return Cursor.of(String.valueOf(run.arrival()));
  }

  private static long arrival(String after) {
    try {
      return Long.parseLong(Cursor.read(after, 1).get(0));
    } catch (NumberFormatException e) {
      throw ProblemException.invalid("after", "send the `next` of the previous page");
    }
  }

  private static Mode mode(String label) {
    return Mode.labelled(label)
        .orElseThrow(
            () -> ProblemException.invalid("mode", "one of initial, complete, incremental"));
  }

  private static Via via(String label) {
    return Arrays.stream(Via.values())
        .filter(each -> each.label().equals(label))
        .findFirst()
        .orElseThrow(() -> ProblemException.invalid("requestedVia", "one of rest, temporal, job"));
  }
}
