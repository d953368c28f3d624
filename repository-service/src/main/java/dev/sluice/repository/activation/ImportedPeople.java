package dev.sluice.repository.activation;

import static dev.sluice.repository.jooq.Tables.ACTIVATION;
import static dev.sluice.repository.jooq.Tables.ACTIVATION_SEND;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.activation.ActivationDefinition;
import dev.sluice.contract.activation.ActivationDefinition.Start;
import dev.sluice.contract.definition.ConnectorDefinition;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Records which people a connector brings to its application, in the transaction that applies a
 * run. They stay recorded: people who are switched off and on, or deleted and imported again, are
 * not new.
 */
public final class ImportedPeople {
  /** Names a send that nobody asked for but a connector's definition. */
  private static final String REQUESTED_BY = "connector ";

  private ImportedPeople() {}

  /** Records the active people that the connector holds now; nothing if it mails nobody. */
  public static void record(DSLContext dsl, UUID synchronizationId, ConnectorDefinition connector) {
    ActivationDefinition activation = connector.activation();
    if (activation == null) {
      return;
    }
    record(dsl, activation, connector.name());
    if (activation.send() == Start.ON_APPLY) {
      ask(dsl, activation, connector.name(), synchronizationId);
    }
  }

  private static void record(DSLContext dsl, ActivationDefinition activation, String connector) {
    dsl.insertInto(
            ACTIVATION,
            ACTIVATION.APPLICATION,
            ACTIVATION.ENTITY_TYPE,
            ACTIVATION.KEY,
            ACTIVATION.CONNECTOR,
            ACTIVATION.RECORDED_AT)
        .select(
            select(
                    val(activation.application()),
                    RESOURCE.ENTITY_TYPE,
                    RESOURCE.KEY,
                    RESOURCE.CONNECTOR,
                    currentOffsetDateTime())
                .from(RESOURCE)
                .where(RESOURCE.CONNECTOR.eq(connector))
                .and(RESOURCE.ENTITY_TYPE.eq(activation.entityType()))
                .and(RESOURCE.ACTIVE)
                .and(
                    notExists(
                        selectOne()
                            .from(ACTIVATION)
                            .where(ACTIVATION.APPLICATION.eq(activation.application()))
                            .and(ACTIVATION.ENTITY_TYPE.eq(RESOURCE.ENTITY_TYPE))
                            .and(ACTIVATION.KEY.eq(RESOURCE.KEY))
                            .and(ACTIVATION.CONNECTOR.eq(RESOURCE.CONNECTOR)))))
        .onConflict(ACTIVATION.APPLICATION, ACTIVATION.ENTITY_TYPE, ACTIVATION.KEY)
        .doUpdate()
        // Another connector has adopted them; it says from now on how they are mailed.
        .set(ACTIVATION.CONNECTOR, excluded(ACTIVATION.CONNECTOR))
        .execute();
  }

  /** Leaves word that a send is wanted; it is counted and started once this is committed. */
  private static void ask(
      DSLContext dsl, ActivationDefinition activation, String connector, UUID synchronizationId) {
    boolean anybody =
        dsl.fetchExists(
            ACTIVATION,
            ACTIVATION.APPLICATION.eq(activation.application()),
            ACTIVATION.CONNECTOR.eq(connector),
            ACTIVATION.STATE.eq(inline(ActivationState.PENDING.name())));
    if (anybody) {
      dsl.insertInto(ACTIVATION_SEND)
          .set(ACTIVATION_SEND.ID, UUID.randomUUID())
          .set(ACTIVATION_SEND.APPLICATION, activation.application())
          .set(ACTIVATION_SEND.CONNECTOR, connector)
          .set(ACTIVATION_SEND.STATUS, "WAITING")
          .set(ACTIVATION_SEND.REQUESTED_BY, REQUESTED_BY + connector)
          .set(ACTIVATION_SEND.SYNCHRONIZATION_ID, synchronizationId)
          .set(ACTIVATION_SEND.REQUESTED_AT, currentOffsetDateTime())
          // One that waits already mails these people, too.
          .onConflictDoNothing()
          .execute();
    }
  }
}
