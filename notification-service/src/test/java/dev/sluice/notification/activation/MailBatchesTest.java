package dev.sluice.notification.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.activation.MailBatch;
import dev.sluice.contract.activation.MailBatchResult;
import dev.sluice.notification.activation.MailDoor.ClosedException;
import dev.sluice.notification.delivery.DelayedException;
import dev.sluice.notification.delivery.UndeliverableException;
import dev.sluice.notification.mail.BaseUrlProperties;
import dev.sluice.notification.mail.Mailers;
import dev.sluice.notification.mail.ScriptedSmtpServer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailBatchesTest {
  private final ScriptedSmtpServer smtp = new ScriptedSmtpServer();

  @AfterEach
  void close() throws Exception {
    smtp.close();
  }

  @Test
  void claimsEachMailBeforeItIsSentAndTellsAfterwards() throws Exception {
    smtp.answering("RCPT", "250 fine", "550 nobody", "450 busy");
    try (FakeDoor door = new FakeDoor("a@example.org", "b@example.org", "c@example.org")) {
      MailBatchResult result = batches(door).send(batch(9), () -> true);

      assertThat(result.done()).isTrue();
      assertThat(result.counts().toMail()).isEqualTo(9);
      assertThat(door.heard)
          .containsExactly("begin", "next", "SENT", "next", "REFUSED", "next", "DEFERRED", "next");
      assertThat(smtp.messages()).hasSize(1);
    }
  }

  @Test
  void stopsBeforeTheNextMailWhereNobodyWantsIt() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (FakeDoor door = new FakeDoor("a@example.org", "b@example.org")) {
      MailBatchResult result = batches(door).send(batch(9), () -> asked.incrementAndGet() < 2);

      assertThat(result.done()).isFalse();
      assertThat(door.heard).containsExactly("begin", "next", "SENT");
    }
  }

  @Test
  void sendsNoMoreThanItIsAskedFor() throws Exception {
    try (FakeDoor door = new FakeDoor("a@example.org", "b@example.org")) {
      assertThat(batches(door).send(batch(1), () -> true).done()).isFalse();
      assertThat(smtp.messages()).hasSize(1);
    }
  }

  @Test
  void tellsUntilItIsHeardAndSendsOnce() throws Exception {
    try (FakeDoor door = new FakeDoor("a@example.org")) {
      door.lostReports.set(3);

      batches(door).send(batch(9), () -> true);

      assertThat(door.heard).containsExactly("begin", "next", "SENT", "next");
      assertThat(smtp.messages()).hasSize(1);
    }
  }

  @Test
  void givesTheMailBackWhereTheMailServerIsAway() throws Exception {
    smtp.answering("MAIL", "451 not now");
    try (FakeDoor door = new FakeDoor("a@example.org")) {
      assertThatThrownBy(() -> batches(door).send(batch(9), () -> true))
          .isInstanceOf(DelayedException.class);
      assertThat(door.heard).containsExactly("begin", "next", "NOT_SENT");
    }
  }

  @Test
  void endsWhereTheSendHasEnded() throws Exception {
    try (FakeDoor door = new FakeDoor().refusing("RUN_ENDED")) {
      assertThat(batches(door).send(batch(9), () -> true).done()).isTrue();
    }
    try (FakeDoor door = new FakeDoor().refusing("OVERTAKEN")) {
      assertThatThrownBy(() -> batches(door).send(batch(9), () -> true))
          .isInstanceOf(ClosedException.class);
    }
  }

  @Test
  void saysWhatToSetWhereTheServerIsNotKnown() throws Exception {
    MailDoor nowhere = new MailDoor(new ServerProperties(null, null), TextMapPropagator.noop());
    assertThatThrownBy(() -> batches(nowhere).send(batch(1), () -> true))
        .isInstanceOfSatisfying(
            UndeliverableException.class,
            e -> assertThat(e.failure().remedy()).contains("sluice.notification.server.url"));
    MailDoor gone =
        new MailDoor(
            new ServerProperties(URI.create("http://127.0.0.1:1"), "x"), TextMapPropagator.noop());
    assertThatThrownBy(() -> batches(gone).send(batch(1), () -> true))
        .isInstanceOf(DelayedException.class);
  }

  @Test
  void asksInTheTraceOfTheStep() throws Exception {
    Span step =
        Span.wrap(
            SpanContext.create(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                TraceState.getDefault()));
    try (FakeDoor door = new FakeDoor("ada@example.org");
        Scope ignored = step.makeCurrent()) {
      batches(door).send(batch(1), () -> true);

      assertThat(door.traces)
          .containsExactly("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }
  }

  private MailBatches batches(FakeDoor door) {
    return batches(door.door());
  }

  private MailBatches batches(MailDoor door) {
    return new MailBatches(
        door,
        new MailTexts(
            new TemplateFiles(null), new BaseUrlProperties(URI.create("http://127.0.0.1:8080"))),
        Mailers.onceToPort(smtp.port(), Duration.ofSeconds(5)),
        new Pace(60_000),
        Duration.ofMillis(1));
  }

  private static MailBatch batch(int mails) {
    return new MailBatch("6b1f3c1e-0000-4000-8000-000000000009", "portal", mails);
  }
}
