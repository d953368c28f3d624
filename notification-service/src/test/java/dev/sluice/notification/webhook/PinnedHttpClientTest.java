package dev.sluice.notification.webhook;

import static dev.sluice.notification.NotificationFixture.aHeldRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.sluice.notification.delivery.DelayedException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The name is looked up once, and yet is in the request and is what the certificate shows. */
@Timeout(60)
class PinnedHttpClientTest {
  private static final char[] PASSWORD = "for this test only".toCharArray();

  private static final List<String> hosts = new CopyOnWriteArrayList<>();
  private static HttpsServer server;
  private static SSLContext trusting;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    KeyStore keys = certificateFor("hooks.example.org", folder.resolve("keys.p12"));
    KeyManagerFactory identity =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    identity.init(keys, PASSWORD);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    trusting = SSLContext.getInstance("TLS");
    trusting.init(identity.getKeyManagers(), trust.getTrustManagers(), null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(trusting));
    server.createContext(
        "/",
        exchange -> {
          hosts.add(exchange.getRequestHeaders().getFirst("Host"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @Test
  void connectsWhereTheCheckedNameLedAndNowhereElse() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    NameResolver rebinding =
        host -> {
          // The second answer is the attack: by then the name leads to the cloud's metadata.
          String machine = lookups.incrementAndGet() == 1 ? "127.0.0.1" : "169.254.169.254";
          return new InetAddress[] {InetAddress.getByName(machine)};
        };

    WebhookCallers.with(Clock.systemUTC(), Duration.ofSeconds(20), rebinding, tls(trusting))
        .call(aHeldRun().postedTo(url("hooks.example.org"), "console"));

    assertThat(lookups).hasValue(1);
    assertThat(hosts).contains("hooks.example.org:" + server.getAddress().getPort());
  }

  @Test
  void refusesCertificateOfAnotherName() {
    assertThatThrownBy(
            () ->
                WebhookCallers.with(
                        Clock.systemUTC(),
                        Duration.ofSeconds(20),
                        PinnedHttpClientTest::thisMachine,
                        tls(trusting))
                    .call(aHeldRun().postedTo(url("hooks.example.com"), "console")))
        .isInstanceOf(DelayedException.class)
        .hasMessageContaining("trusted");
  }

  @Test
  void refusesCertificateThatNobodyKnows() {
    assertThatThrownBy(
            () ->
                WebhookCallers.with(
                        Clock.systemUTC(),
                        Duration.ofSeconds(20),
                        PinnedHttpClientTest::thisMachine,
                        DefaultClientTlsStrategy.createDefault())
                    .call(aHeldRun().postedTo(url("hooks.example.org"), "console")))
        .isInstanceOf(DelayedException.class)
        .hasMessageContaining("trusted");
  }

  private static InetAddress[] thisMachine(String host) {
    return new InetAddress[] {InetAddress.getLoopbackAddress()};
  }

  private static DefaultClientTlsStrategy tls(SSLContext context) {
    return new DefaultClientTlsStrategy(context);
  }

  private static String url(String host) {
    return "https://" + host + ":" + server.getAddress().getPort() + "/hook";
  }

  private static KeyStore certificateFor(String host, Path file) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "webhook",
                "-dname",
                "CN=" + host,
                "-ext",
                "SAN=dns:" + host,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    // A key entry alone is nothing that a client trusts.
    store.setCertificateEntry("trusted", store.getCertificate("webhook"));
    return store;
  }
}
