package dev.sluice.notification;

import static dev.sluice.notification.NotificationFixture.aHeldRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.contract.Failure;
import dev.sluice.contract.notification.NotificationActivities;
import dev.sluice.notification.mail.Mailers;
import dev.sluice.notification.mail.ScriptedSmtpServer;
import dev.sluice.notification.webhook.WebhookCallers;
import io.temporal.failure.ApplicationFailure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class NotificationActivitiesTest {
  private int attempt = 1;

  @Test
  void tellsTemporalNotToRetryWhatCannotBeDelivered(CapturedOutput output) throws Exception {
    try (ScriptedSmtpServer server =
        new ScriptedSmtpServer().answering("RCPT", "550 no jane.canary")) {
      ApplicationFailure failure =
          catchThrowableOfType(
              ApplicationFailure.class,
              () ->
                  activities(server.port())
                      .sendMail(aHeldRun().mailedTo("jane.canary@example.org")));

      assertThat(failure.isNonRetryable()).isTrue();
      assertThat(failure.getType()).isEqualTo("UNDELIVERABLE");
      assertThat(failure.getDetails().get(Failure.class).remedy()).contains("notify.mail");
      assertThat(failure).hasNoCause();
      assertThat(failure.getMessage()).doesNotContain("canary");
      assertThat(output.getOut())
          .contains("WARN")
          .contains("Undeliverable mail notify/" + NotificationFixture.RUN + "/held/mail/0")
          .contains("to j***@example.org: synchronization " + NotificationFixture.RUN)
          .contains("of connector acme-ad, BREACH")
          .doesNotContain("canary");
    }
  }

  @Test
  void tellsTemporalWhenToRetry(CapturedOutput output) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "90");
          exchange.sendResponseHeaders(429, -1);
          exchange.close();
        });
    server.start();
    try {
      ApplicationFailure failure =
          catchThrowableOfType(
              ApplicationFailure.class,
              () ->
                  activities(1)
                      .callWebhook(
                          aHeldRun()
                              .postedTo(
                                  "http://127.0.0.1:" + server.getAddress().getPort() + "/canary",
                                  "console")));

      assertThat(failure.isNonRetryable()).isFalse();
      assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(90));
      assertThat(output.getOut()).contains("Delayed webhook").doesNotContain("canary");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void logsFirstAndEachTenthFailure(CapturedOutput output) throws Exception {
    NotificationActivities nobodyListens = activities(1);
    for (attempt = 1; attempt <= 25; attempt++) {
      catchThrowableOfType(
          ApplicationFailure.class,
          () -> nobodyListens.sendMail(aHeldRun().mailedTo("jane@example.org")));
    }

    assertThat(output.getOut().lines().filter(line -> line.contains("Delayed mail")))
        .hasSize(3)
        .allMatch(line -> line.matches(".*, attempt (1|10|20): .*"));
  }

  @Test
  void logsOneLineForDelivery(CapturedOutput output) throws Exception {
    try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
      activities(server.port())
          .sendMail(aHeldRun().ofConnector("a\nb").mailedTo("jane.canary@example.org"));

      assertThat(output.getOut().lines().filter(line -> line.contains("Delivered mail")))
          .singleElement()
          .asString()
          .contains("of connector a�b, BREACH")
          .doesNotContain("canary");
    }
  }

  private NotificationActivities activities(int smtpPort) {
    return new NotificationActivitiesImpl(
        Mailers.toPort(smtpPort), WebhookCallers.allowingThisMachine(), () -> attempt);
  }
}
