package dev.sluice.repository.activation;

import static dev.sluice.repository.jooq.Tables.ACTIVATION;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;

import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.SortedRows;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the people of applications. */
@Component
public class Activations {
  private final DSLContext database;
  private final Reads reads;
  private final SortedRows<ActivationView> rows;

  Activations(DSLContext database, Reads reads) {
    this.database = database;
    this.reads = reads;
    this.rows =
        new SortedRows<>(
            reads,
            List.of(ACTIVATION.APPLICATION, ACTIVATION.ENTITY_TYPE, ACTIVATION.KEY),
            (condition, limit) ->
                database
                    .selectFrom(ACTIVATION)
                    .where(condition)
                    .orderBy(ACTIVATION.APPLICATION, ACTIVATION.ENTITY_TYPE, ACTIVATION.KEY)
                    .limit(limit),
            ActivationView::of);
  }

  static Condition of(
      @Nullable String application, @Nullable String state, @Nullable String connector) {
    Condition condition =
        application == null ? noCondition() : ACTIVATION.APPLICATION.eq(application);
    if (state != null) {
      condition = condition.and(ACTIVATION.STATE.eq(known(state)));
    }
    return connector == null ? condition : condition.and(ACTIVATION.CONNECTOR.eq(connector));
  }

  Page<ActivationView> page(Condition condition, @Nullable Integer limit, @Nullable String after) {
    return rows.page(condition, limit, after);
  }

  void each(Condition condition, Consumer<ActivationView> consumer) {
    rows.each(condition, consumer);
  }

  /** How many of an application are in each state; those that nobody is in are left out. */
  public Map<ActivationState, Long> states(String application) {
    Map<ActivationState, Long> states = new EnumMap<>(ActivationState.class);
    reads.some(
        () ->
            database
                .select(ACTIVATION.STATE, count())
                .from(ACTIVATION)
                .where(ACTIVATION.APPLICATION.eq(application))
                .groupBy(ACTIVATION.STATE)
                .fetch(
                    row ->
                        states.put(
                            ActivationState.valueOf(row.value1()), row.value2().longValue())));
    return states;
  }

  private static String known(String state) {
    return Arrays.stream(ActivationState.values())
        .map(Enum::name)
        .filter(state::equals)
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "state",
                    "one of "
                        + Arrays.stream(ActivationState.values())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "))));
  }
}
