package dev.sluice.notification.webhook;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;

/** Callers of webhooks on this machine. */
public final class WebhookCallers {
  static final byte[] KEY = "a signing key of 32 bytes length".getBytes();
  static final byte[] OLD_KEY = "an old signing key, for rotation".getBytes();

  private WebhookCallers() {}

  /** A caller that may call this machine over http and signs with the secret {@code console}. */
  public static WebhookCaller allowingThisMachine() {
    return with(Clock.systemUTC(), Duration.ofSeconds(20));
  }

  static WebhookCaller with(Clock clock, Duration responseTimeout) {
    return with(
        clock,
        responseTimeout,
        InetAddress::getAllByName,
        DefaultClientTlsStrategy.createDefault());
  }

  static WebhookCaller with(
      Clock clock, Duration responseTimeout, NameResolver resolver, DefaultClientTlsStrategy tls) {
    WebhookProperties properties =
        new WebhookProperties(
            true, true, Duration.ofMillis(500), responseTimeout, Duration.ofHours(1));
    return new WebhookCaller(
        new ReceiverRules(properties, resolver),
        new SigningKeys(Map.of("console", List.of(secret(KEY), secret(OLD_KEY)))),
        new PinnedHttpClient(properties, tls),
        properties,
        clock);
  }

  private static String secret(byte[] key) {
    return "whsec_" + Base64.getEncoder().encodeToString(key);
  }
}
