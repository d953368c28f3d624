package dev.sluice.contract.notification;

import dev.sluice.contract.Failure;
import dev.sluice.contract.definition.NotificationEvent;
import dev.sluice.contract.definition.NotifyDefinition.Webhook;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.FoundCause;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message about a run, and its receivers. It contains counts and names, but never attribute
 * values.
 *
 * @param id identifies the message; the same on every retry
 * @param reminder whether this repeats an earlier message
 * @param expiresAt when a held run expires
 * @param warnings differences from earlier files that do not hold the run; null if there are none
 * @param cause the most probable cause of a held run's changes; null if it is not known
 * @param waived the waived limits, one sentence each; null if there are none
 */
public record Notification(
    String id,
    NotificationEvent event,
    boolean reminder,
    String synchronizationId,
    String connector,
    Mode mode,
    Status status,
    boolean force,
    String requestedBy,
    Instant occurredAt,
    @Nullable Instant expiresAt,
    Map<String, Counters> resources,
    Map<String, Counters> links,
    List<Breach> breaches,
    @Nullable Failure failure,
    List<String> mail,
    List<Webhook> webhooks,
    @Nullable List<Breach> warnings,
    @Nullable FoundCause cause,
    @Nullable List<String> waived) {
  /** The same message only to these receivers, with a separate id. */
  public Notification to(String otherId, List<String> addresses, List<Webhook> hooks) {
    return new Notification(
        otherId,
        event,
        reminder,
        synchronizationId,
        connector,
        mode,
        status,
        force,
        requestedBy,
        occurredAt,
        expiresAt,
        resources,
        links,
        breaches,
        failure,
        addresses,
        hooks,
        warnings,
        cause,
        waived);
  }
}
