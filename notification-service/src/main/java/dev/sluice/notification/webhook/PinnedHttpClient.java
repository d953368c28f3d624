package dev.sluice.notification.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts to a {@link Receiver} and connects only to addresses that were checked: the name is not
 * resolved again, so it cannot point elsewhere the second time. The name is still in the {@code
 * Host} header and must match the certificate. Redirects are not followed, and nothing is retried,
 * cached or decompressed. The whole exchange has a deadline, which a slow receiver cannot extend.
 */
final class PinnedHttpClient implements AutoCloseable {
  /** Read and dropped, so that an ordinary receiver can finish what it says. */
  private static final int ANSWER_BYTES = 64 * 1024;

  /** Without a charset, which JSON does not have. */
  private static final ContentType JSON = ContentType.create("application/json");

  private final TlsSocketStrategy tls;
  private final ConnectionConfig connectionConfig;
  private final RequestConfig requestConfig;
  private final Duration deadline;
  private final ScheduledThreadPoolExecutor clockwork;

  PinnedHttpClient(WebhookProperties properties, TlsSocketStrategy tls) {
    this.tls = tls;
    Timeout responseTimeout = Timeout.of(properties.responseTimeout());
    connectionConfig =
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(properties.connectTimeout()))
            .setSocketTimeout(responseTimeout)
            .build();
    requestConfig =
        RequestConfig.custom()
            .setResponseTimeout(responseTimeout)
            .setProtocolUpgradeEnabled(false)
            .build();
    deadline = properties.connectTimeout().plus(properties.responseTimeout());
    clockwork =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "webhook-deadline");
              thread.setDaemon(true);
              return thread;
            });
    clockwork.setRemoveOnCancelPolicy(true);
  }

  Answer post(Receiver receiver, Map<String, String> headers, byte[] body) throws IOException {
    HttpPost request = new HttpPost(receiver.uri());
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(body, JSON));
    request.setConfig(requestConfig);
    BasicHttpClientConnectionManager connection = connectionTo(receiver.machines());
    Future<?> alarm =
        clockwork.schedule(request::abort, deadline.toMillis(), TimeUnit.MILLISECONDS);
    try (CloseableHttpClient client = client(connection)) {
      ClassicHttpResponse response = client.executeOpen(null, request, null);
      Header retryAfter = response.getFirstHeader("Retry-After");
      drop(response.getEntity());
      return new Answer(response.getCode(), retryAfter == null ? null : retryAfter.getValue());
    } finally {
      alarm.cancel(false);
      // First and hard: a polite close would read the rest of an endless answer.
      connection.close(CloseMode.IMMEDIATE);
    }
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
  }

  private static CloseableHttpClient client(BasicHttpClientConnectionManager connection) {
    return HttpClients.custom()
        .setConnectionManager(connection)
        .setConnectionManagerShared(true)
        .setUserAgent("Sluice")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  private BasicHttpClientConnectionManager connectionTo(List<InetAddress> machines) {
    BasicHttpClientConnectionManager connection =
        BasicHttpClientConnectionManager.create(
            null,
            new PinnedResolver(machines),
            RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build(),
            null);
    connection.setConnectionConfig(connectionConfig);
    return connection;
  }

  // The status has been received: whatever happens to the rest of the answer changes nothing.
  private static void drop(@Nullable HttpEntity answer) {
    if (answer == null) {
      return;
    }
    try {
      answer.getContent().readNBytes(ANSWER_BYTES);
    } catch (IOException broken) {
      // See above.
    }
  }

  private record PinnedResolver(List<InetAddress> machines) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) {
      return machines.toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
      return host;
    }
  }
}
