package dev.sluice.notification.webhook;

import dev.sluice.contract.notification.WebhookDelivery;
import dev.sluice.notification.delivery.DelayedException;
import dev.sluice.notification.delivery.UndeliverableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Calls webhooks about runs. */
public final class WebhookCaller {
  /** A full stop in an id would blur where it ends in what is signed. */
  private static final Pattern SIGNABLE_ID = Pattern.compile("[A-Za-z0-9_/:+=-]{1,200}");

  private final ReceiverRules rules;
  private final SigningKeys keys;
  private final PinnedHttpClient client;
  private final WebhookProperties properties;
  private final Clock clock;

  WebhookCaller(
      ReceiverRules rules,
      SigningKeys keys,
      PinnedHttpClient client,
      WebhookProperties properties,
      Clock clock) {
    this.rules = rules;
    this.keys = keys;
    this.client = client;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Calls one webhook; a retry posts the same bytes with the same {@code webhook-id}.
   *
   * @throws DelayedException if a later attempt may succeed
   * @throws UndeliverableException if none can
   */
  public void call(WebhookDelivery delivery) {
    List<byte[]> signingKeys = keys.named(delivery.webhook().secret());
    Receiver receiver = rules.check(delivery.webhook().url());
    byte[] body = WebhookBody.of(delivery.notification());
    judge(post(receiver, headers(delivery.id(), signingKeys, body), body));
  }

  private Map<String, String> headers(String deliveryId, List<byte[]> signingKeys, byte[] body) {
    String id = webhookId(deliveryId);
    long timestamp = clock.instant().getEpochSecond();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(timestamp));
    headers.put("webhook-signature", Signature.of(signingKeys, id, timestamp, body));
    return headers;
  }

  private static String webhookId(String deliveryId) {
    return SIGNABLE_ID.matcher(deliveryId).matches()
        ? deliveryId
        : UUID.nameUUIDFromBytes(deliveryId.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private Answer post(Receiver receiver, Map<String, String> headers, byte[] body) {
    try {
      return client.post(receiver, headers, body);
    } catch (SSLException untrusted) {
      throw new DelayedException("The webhook's receiver offers no trusted encrypted connection");
    } catch (IOException unreachable) {
      throw new DelayedException("The webhook's receiver cannot be reached or does not answer");
    }
  }

  private void judge(Answer answer) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return;
    }
    if (status >= 500 || status == 408 || status == 425 || status == 429) {
      throw new DelayedException(
          "The webhook's receiver does not accept the message now (status " + status + ")",
          RetryAfter.read(answer.retryAfter(), clock, properties.longestRetryAfter()));
    }
    if (status >= 300 && status < 400) {
      throw new UndeliverableException(
          "The webhook's receiver redirects (status " + status + ")",
          "Give the final address in notify.webhooks; redirects are not followed");
    }
    throw new UndeliverableException(
        "The webhook's receiver refuses the message permanently (status " + status + ")",
        "Check notify.webhooks in the connector's definition, and whether the receiver knows the"
            + " signing secret");
  }
}
