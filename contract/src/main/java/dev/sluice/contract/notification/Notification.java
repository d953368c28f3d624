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
 * What there is to say about a run, and to whom. It holds counts and names, never an attribute
 * value.
 *
 * @param id names the message; the same on every retry
 * @param reminder whether the same was already said once
 * @param expiresAt when a held run gives up
 * @param warnings what looked different than before and held nothing; null where nothing did
 * @param cause what the changes of a held run look like most of all; null if that is not known
 * @param waived the limits that did not count for the run, one sentence each; null if none was
 *     waived
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
  /** The same message to these alone, under an id of its own. */
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
