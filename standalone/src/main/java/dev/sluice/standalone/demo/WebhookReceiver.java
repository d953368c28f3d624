package dev.sluice.standalone.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that receives webhooks about runs according to Standard Webhooks 1.0.0: it checks the
 * signature over the message's id, time and body, and accepts each message once.
 */
final class WebhookReceiver implements AutoCloseable {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SECRET_BYTES = 32;

  private final byte[] secret = new byte[SECRET_BYTES];
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final Set<String> seen = new HashSet<>();
  private final HttpServer server;

  /**
   * A message that came.
   *
   * @param type what happened, as in {@code synchronization.completed}
   * @param verified whether its signature is the right one
   */
  record Message(String type, String synchronizationId, boolean verified) {}

  private WebhookReceiver(HttpServer server) {
    this.server = server;
    new SecureRandom().nextBytes(secret);
  }

  static WebhookReceiver start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    WebhookReceiver receiver = new WebhookReceiver(server);
    server.createContext("/sluice", receiver::receive);
    server.start();
    return receiver;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/sluice";
  }

  /** The secret as both sides keep it. */
  String sharedSecret() {
    return "whsec_" + Base64.getEncoder().encodeToString(secret);
  }

  /** The next message; null if none comes within this many seconds. */
  @Nullable Message await(int seconds) {
    try {
      return messages.poll(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String id = header(exchange, "webhook-id");
      boolean verified =
          isSigned(
              id + "." + header(exchange, "webhook-timestamp") + "." + body,
              header(exchange, "webhook-signature"));
      if (verified && seen.add(id)) {
        JsonNode message = JsonMapper.shared().readTree(body);
        messages.add(
            new Message(
                message.path("type").asString(""),
                message.path("data").path("id").asString(""),
                true));
      } else if (!verified) {
        messages.add(new Message("(not signed by Sluice)", "", false));
      }
      exchange.sendResponseHeaders(verified ? 204 : 401, -1);
    }
  }

  private boolean isSigned(String content, String signatures) {
    byte[] expected = ("v1," + signature(content)).getBytes(StandardCharsets.UTF_8);
    for (String each : signatures.split(" ")) {
      if (MessageDigest.isEqual(expected, each.getBytes(StandardCharsets.UTF_8))) {
        return true;
      }
    }
    return false;
  }

  private String signature(String content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, impossible);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
