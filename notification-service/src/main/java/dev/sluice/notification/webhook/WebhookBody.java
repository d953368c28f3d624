package dev.sluice.notification.webhook;

import dev.sluice.contract.Failure;
import dev.sluice.contract.definition.NotificationEvent;
import dev.sluice.contract.notification.Notification;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Counters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a webhook call. The same notification always has the same bytes: members have a fixed
 * order, and entity types and associations are sorted by name.
 */
final class WebhookBody {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private WebhookBody() {}

  static byte[] of(Notification notification) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("type", type(notification.event()));
    body.put("timestamp", notification.occurredAt().toString());
    body.put("data", data(notification));
    return JSON.writeValueAsBytes(body);
  }

  private static String type(NotificationEvent event) {
    return "synchronization."
        + switch (event) {
          case BREACH -> "held";
          case COMPLETED -> "completed";
          case FAILED -> "failed";
          case CANCELLED -> "cancelled";
          case EXPIRED -> "expired";
        };
  }

  private static Map<String, @Nullable Object> data(Notification notification) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("id", notification.synchronizationId());
    data.put("connector", notification.connector());
    data.put("mode", notification.mode().label());
    data.put("status", notification.status().name());
    data.put("reminder", notification.reminder());
    data.put("force", notification.force());
    data.put("requestedBy", notification.requestedBy());
    data.put(
        "expiresAt", notification.expiresAt() == null ? null : notification.expiresAt().toString());
    Map<String, Object> resources = new TreeMap<>();
    notification.resources().forEach((name, each) -> resources.put(name, counters(each)));
    data.put("resources", resources);
    Map<String, Object> links = new TreeMap<>();
    notification.links().forEach((name, each) -> links.put(name, counters(each)));
    data.put("links", links);
    data.put("breaches", breaches(notification.breaches()));
    data.put(
        "warnings",
        breaches(Objects.requireNonNullElse(notification.warnings(), List.<Breach>of())));
    data.put("failure", failure(notification.failure()));
    return data;
  }

  private static Map<String, Long> counters(Counters counters) {
    Map<String, Long> json = new LinkedHashMap<>();
    json.put("read", counters.read());
    json.put("rejected", counters.rejected());
    json.put("pending", counters.pending());
    json.put("duplicates", counters.duplicates());
    json.put("inserted", counters.inserted());
    json.put("updated", counters.updated());
    json.put("deleted", counters.deleted());
    json.put("unchanged", counters.unchanged());
    json.put("conflicts", counters.conflicts());
    json.put("filtered", counters.filtered());
    // Only if a reviewer decided change by change.
    putIfCounted(json, "held", counters.held());
    putIfCounted(json, "rejectedByReview", counters.rejectedByReview());
    putIfCounted(json, "suppressed", counters.suppressed());
    return json;
  }

  private static void putIfCounted(Map<String, Long> json, String name, @Nullable Long count) {
    if (count != null) {
      json.put(name, count);
    }
  }

  private static List<Map<String, @Nullable Object>> breaches(List<Breach> breaches) {
    List<Map<String, @Nullable Object>> json = new ArrayList<>();
    for (Breach breach : breaches) {
      Map<String, @Nullable Object> each = new LinkedHashMap<>();
      each.put("scope", breach.scope());
      each.put("threshold", breach.threshold());
      each.put("limit", number(breach.limit()));
      each.put("actual", number(breach.actual()));
      if (breach.column() != null) {
        each.put("column", breach.column());
      }
      json.add(each);
    }
    return json;
  }

  private static @Nullable Map<String, @Nullable Object> failure(@Nullable Failure failure) {
    if (failure == null) {
      return null;
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("type", failure.type().name());
    json.put("message", failure.message());
    json.put("file", failure.file());
    json.put("line", failure.line());
    json.put("column", failure.column());
    json.put("remedy", failure.remedy());
    return json;
  }

  /** Whole numbers without a fraction; JSON has no word for an infinite percentage. */
  private static @Nullable Number number(double amount) {
    if (!Double.isFinite(amount)) {
      return null;
    }
    return amount == Math.rint(amount) ? (Number) (long) amount : (Number) amount;
  }
}
