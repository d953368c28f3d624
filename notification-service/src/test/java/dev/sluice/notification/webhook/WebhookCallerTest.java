package dev.sluice.notification.webhook;

import static dev.sluice.notification.NotificationFixture.aHeldRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.contract.notification.WebhookDelivery;
import dev.sluice.notification.delivery.DelayedException;
import dev.sluice.notification.delivery.UndeliverableException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WebhookCallerTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private record Call(String method, String path, Headers headers, byte[] body) {
    String header(String name) {
      assertThat(headers.get(name)).as(name).hasSize(1);
      return headers.getFirst(name);
    }
  }

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void postsSignedMessage() throws Exception {
    answering(204);

    caller(CLOCK).call(delivery());

    assertThat(calls).hasSize(1);
    Call call = calls.get(0);
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.path()).isEqualTo("/hook?tenant=a%20b");
    assertThat(call.header("Content-Type")).isEqualTo("application/json");
    assertThat(call.header("Host")).isEqualTo("127.0.0.1:" + server.getAddress().getPort());
    assertThat(call.header("webhook-id")).isEqualTo(delivery().id());
    assertThat(call.header("webhook-timestamp")).isEqualTo(Long.toString(NOW.getEpochSecond()));
    assertThat(call.headers()).doesNotContainKeys("Cookie", "Accept-encoding", "Upgrade");
    assertThat(call.body()).isEqualTo(WebhookBody.of(delivery().notification()));
    for (byte[] key : List.of(WebhookCallers.KEY, WebhookCallers.OLD_KEY)) {
      assertThat(verified(call, key)).isTrue();
    }
    assertThat(verified(call, "a key that was never used at all".getBytes())).isFalse();
  }

  /** As a receiver would do it, from the specification's text alone. */
  private static boolean verified(Call call, byte[] key) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signed =
        call.header("webhook-id")
            + "."
            + call.header("webhook-timestamp")
            + "."
            + new String(call.body(), StandardCharsets.UTF_8);
    String expected =
        "v1,"
            + Base64.getEncoder()
                .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    return Arrays.asList(call.header("webhook-signature").split(" ")).contains(expected);
  }

  @Test
  void repeatsTheSameMessageWithTheTimeOfTheAttempt() throws Exception {
    answering(503);
    assertThatThrownBy(() -> caller(CLOCK).call(delivery())).isInstanceOf(DelayedException.class);
    Clock later = Clock.offset(CLOCK, Duration.ofMinutes(10));
    assertThatThrownBy(() -> caller(later).call(delivery())).isInstanceOf(DelayedException.class);

    Call first = calls.get(0);
    Call second = calls.get(1);
    assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("webhook-timestamp"))
        .isEqualTo(Long.toString(NOW.getEpochSecond() + 600));
    assertThat(verified(second, WebhookCallers.KEY)).isTrue();
  }

  @Test
  void replacesIdThatWouldBlurTheSignature() {
    answering(200);
    WebhookDelivery delivery = delivery();

    for (int attempt = 0; attempt < 2; attempt++) {
      caller(CLOCK)
          .call(
              new WebhookDelivery(
                  delivery.id() + ".1\r\nx: y", delivery.webhook(), delivery.notification()));
    }

    assertThat(calls.get(0).header("webhook-id"))
        .matches("[0-9a-f-]{36}")
        .isEqualTo(calls.get(1).header("webhook-id"));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void isDoneWithSuccess(int status) {
    answering(status);

    caller(CLOCK).call(delivery());

    assertThat(calls).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 451})
  void givesUpWhenRefused(int status) {
    answering(status);

    UndeliverableException refused =
        catchThrowableOfType(UndeliverableException.class, () -> caller(CLOCK).call(delivery()));

    assertThat(refused).hasMessageContaining("status " + status).hasNoCause();
    assertThat(calls).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void triesAgainLaterWhenReceiverIsBusy(int status) {
    server.createContext(
        "/",
        exchange -> {
          record(exchange);
          exchange.getResponseHeaders().set("Retry-After", "120");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });

    DelayedException delayed =
        catchThrowableOfType(DelayedException.class, () -> caller(CLOCK).call(delivery()));

    assertThat(delayed).hasMessageContaining("status " + status).hasNoCause();
    assertThat(delayed.retryAfter()).isEqualTo(Duration.ofMinutes(2));
    assertThat(calls).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirect(int status) {
    server.createContext(
        "/",
        exchange -> {
          record(exchange);
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });

    assertThatThrownBy(() -> caller(CLOCK).call(delivery()))
        .isInstanceOf(UndeliverableException.class)
        .hasMessageContaining("redirects");
    assertThat(calls).hasSize(1);
  }

  @Test
  void triesAgainWhenNobodyListens() {
    WebhookDelivery delivery = delivery();
    server.stop(0);

    assertThatThrownBy(() -> caller(CLOCK).call(delivery))
        .isInstanceOf(DelayedException.class)
        .hasMessage("The webhook's receiver cannot be reached or does not answer")
        .hasNoCause();
  }

  @Test
  void doesNotWaitForSilentReceiver() {
    CountDownLatch over = new CountDownLatch(1);
    server.createContext("/", exchange -> await(over));

    assertThatThrownBy(() -> WebhookCallers.with(CLOCK, Duration.ofMillis(200)).call(delivery()))
        .isInstanceOf(DelayedException.class);
    over.countDown();
  }

  @Test
  void isNotHeldByReceiverThatTrickles() throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      threads.execute(() -> trickle(slow, "HTTP/1.1 200 OK\r\nX: ", hungUp));

      assertThatThrownBy(
              () ->
                  WebhookCallers.with(CLOCK, Duration.ofMillis(300))
                      .call(
                          aHeldRun()
                              .postedTo(
                                  "http://127.0.0.1:" + slow.getLocalPort() + "/", "console")))
          .isInstanceOf(DelayedException.class);
      hungUp.await();
    }
  }

  @Test
  void isDoneWhenGoodAnswerTrickles() throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String start = "HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n";
      threads.execute(() -> trickle(slow, start, hungUp));

      WebhookCallers.with(CLOCK, Duration.ofMillis(300))
          .call(aHeldRun().postedTo("http://127.0.0.1:" + slow.getLocalPort() + "/", "console"));
      hungUp.await();
    }
  }

  /** Each byte comes in time; the whole never does. */
  private static void trickle(ServerSocket slow, String start, CountDownLatch hungUp) {
    try (Socket client = slow.accept()) {
      OutputStream out = client.getOutputStream();
      out.write(start.getBytes(StandardCharsets.US_ASCII));
      CountDownLatch never = new CountDownLatch(1);
      while (!never.await(20, TimeUnit.MILLISECONDS)) {
        out.write('x');
        out.flush();
      }
    } catch (IOException | InterruptedException over) {
      hungUp.countDown();
    }
  }

  @Test
  void readsNoEndlessAnswer() throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    server.createContext(
        "/",
        exchange -> {
          record(exchange);
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            byte[] block = new byte[64 * 1024];
            while (true) {
              out.write(block);
            }
          } catch (IOException over) {
            hungUp.countDown();
          }
        });

    caller(CLOCK).call(delivery());

    hungUp.await();
  }

  @Test
  void isDoneWhenTheRestOfGoodAnswerIsMissing() throws Exception {
    try (ServerSocket rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      threads.execute(
          () -> {
            try (Socket client = rude.accept()) {
              client.getInputStream().read(new byte[64 * 1024]);
              client
                  .getOutputStream()
                  .write(
                      "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf"
                          .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException gone) {
              // The test tells.
            }
          });

      caller(CLOCK)
          .call(aHeldRun().postedTo("http://127.0.0.1:" + rude.getLocalPort() + "/", "console"));
    }
  }

  @Test
  void saysWhichSecretIsMissing() {
    assertThatThrownBy(() -> caller(CLOCK).call(aHeldRun().postedTo(url(), "unknown")))
        .isInstanceOf(UndeliverableException.class)
        .hasMessage("There is no signing secret named unknown");
    assertThat(calls).isEmpty();
  }

  private void answering(int status) {
    server.createContext(
        "/",
        exchange -> {
          record(exchange);
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  private void record(HttpExchange exchange) throws IOException {
    calls.add(
        new Call(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders(),
            exchange.getRequestBody().readAllBytes()));
  }

  private static void await(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private WebhookCaller caller(Clock clock) {
    return WebhookCallers.with(clock, Duration.ofSeconds(20));
  }

  private WebhookDelivery delivery() {
    return aHeldRun().postedTo(url(), "console");
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?tenant=a%20b";
  }
}
