package dev.sluice.notification.mail;

import static dev.sluice.notification.NotificationFixture.aHeldRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sluice.contract.notification.MailDelivery;
import dev.sluice.notification.delivery.DelayedException;
import dev.sluice.notification.delivery.UndeliverableException;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpMailerTest {
  private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (<.+>)$");

  @Test
  void sendsTextAndHtmlAsOneMail() throws Exception {
    GreenMail server = started(0);
    try {
      Mailers.toPort(server.getSmtp().getPort()).send(aHeldRun().mailedTo("iam@example.org"));

      MimeMessage mail = only(server);
      assertThat(mail.getSubject())
          .isEqualTo(
              "[Sluice] acme-ad: complete run held for review – User: 3 deletes, over the limit of"
                  + " 2 (maximumDeletedLines)");
      assertThat(mail.getHeader("From")).containsExactly("Sluice <sluice@example.org>");
      assertThat(mail.getHeader("To")).containsExactly("iam@example.org");
      assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(mail.getHeader("Message-ID")).hasSize(1);
      assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@example.org>");
      assertThat(mail.getSentDate()).isEqualTo(Instant.parse("2026-11-23T10:15:00Z"));
      assertThat(mail.getContentType()).startsWith("multipart/alternative");
      Multipart parts = (Multipart) mail.getContent();
      assertThat(parts.getCount()).isEqualTo(2);
      assertThat(text(parts.getBodyPart(0), "text/plain; charset=UTF-8"))
          .startsWith("A complete run of acme-ad is held for review");
      assertThat(text(parts.getBodyPart(1), "text/html; charset=UTF-8"))
          .startsWith("<!DOCTYPE html>");
    } finally {
      server.stop();
    }
  }

  @Test
  void givesEachDeliveryItsOwnMessageId() throws Exception {
    GreenMail server = started(0);
    try {
      Mailer mailer = Mailers.toPort(server.getSmtp().getPort());
      MailDelivery first = aHeldRun().mailedTo("iam@example.org");
      mailer.send(first);
      mailer.send(new MailDelivery(first.id() + "1", first.address(), first.notification()));

      MimeMessage[] mails = server.getReceivedMessages();
      assertThat(mails[0].getMessageID()).isNotEqualTo(mails[1].getMessageID());
    } finally {
      server.stop();
    }
  }

  @Test
  void deliversOnceTheServerIsBack() throws Exception {
    GreenMail server = started(0);
    int port = server.getSmtp().getPort();
    server.stop();
    Mailer mailer = Mailers.toPort(port);
    MailDelivery delivery = aHeldRun().mailedTo("jane.canary@example.org");

    DelayedException delayed =
        catchThrowableOfType(DelayedException.class, () -> mailer.send(delivery));
    assertThat(delayed)
        .hasMessage("The mail server 127.0.0.1:" + port + " cannot be reached or does not answer")
        .hasNoCause();

    server = started(port);
    try {
      mailer.send(delivery);
      assertThat(only(server).getSubject()).contains("held for review");
    } finally {
      server.stop();
    }
  }

  @Test
  void repeatsTheMessageIdOfAnAttemptThatMayHaveArrived() throws Exception {
    try (ScriptedSmtpServer server =
        new ScriptedSmtpServer()
            .answering(
                ScriptedSmtpServer.END_OF_DATA, ScriptedSmtpServer.HANG_UP, "451 try again")) {
      Mailer mailer = Mailers.toPort(server.port());
      MailDelivery delivery = aHeldRun().mailedTo("iam@example.org");

      assertThatThrownBy(() -> mailer.send(delivery)).isInstanceOf(DelayedException.class);
      assertThatThrownBy(() -> mailer.send(delivery)).isInstanceOf(DelayedException.class);
      mailer.send(delivery);

      assertThat(server.messages()).hasSize(3);
      assertThat(server.messages().stream().map(SmtpMailerTest::messageId).distinct()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.1.1 jane.canary@example.org unknown, permanently (code 550)",
    "RCPT, 551 jane.canary@example.org not local, permanently (code 551)",
    "RCPT, 553 jane.canary@example.org not allowed, permanently (code 553)",
    "RCPT, 554 5.7.1 jane.canary@example.org refused, permanently (code 554)",
    "RCPT, 501 jane.canary@example.org syntax, permanently (code 501)",
    "DATA, 554 no valid recipients, permanently (code 554)",
    "., 552 message too large, permanently (code 552)",
    "., 554 5.6.0 looks like spam to jane.canary, permanently (code 554)",
  })
  void givesUpOnPermanentRefusal(String verb, String answer, String words) throws Exception {
    try (ScriptedSmtpServer server = new ScriptedSmtpServer().answering(verb, answer)) {
      UndeliverableException refused =
          catchThrowableOfType(
              UndeliverableException.class,
              () ->
                  Mailers.toPort(server.port())
                      .send(aHeldRun().mailedTo("jane.canary@example.org")));

      assertThat(refused).hasMessageContaining(words).hasNoCause();
      assertThat(refused.getMessage() + refused.failure()).doesNotContain("canary");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 554 not now, cannot be reached",
    "'', 421 not now, cannot be reached",
    "'', hang up, cannot be reached",
    "EHLO, hang up, cannot be reached",
    "MAIL, 421 closing, does not accept the sender (code 421)",
    "MAIL, 451 not now, does not accept the sender (code 451)",
    "MAIL, 550 sender canary, does not accept the sender (code 550)",
    "MAIL, 530 login first, does not accept the sender (code 530)",
    "RCPT, 450 4.2.1 jane.canary@example.org greylisted, (code 450)",
    "RCPT, 451 jane.canary@example.org later, (code 451)",
    "RCPT, 452 jane.canary@example.org full, (code 452)",
    "RCPT, 552 jane.canary@example.org full, (code 552)",
    "RCPT, 530 login first, (code 530)",
    "RCPT, 421 closing, (code 421)",
    "RCPT, hang up, ''",
    "DATA, 451 later, (code 451)",
    "DATA, hang up, ''",
    "., 451 later, (code 451)",
    "., 452 full, (code 452)",
    "., hang up, ''",
  })
  void triesAgainAfterTemporaryTrouble(String verb, String answer, String words) throws Exception {
    try (ScriptedSmtpServer server = new ScriptedSmtpServer().answering(verb, answer)) {
      Mailer mailer = Mailers.toPort(server.port());
      MailDelivery delivery = aHeldRun().mailedTo("jane.canary@example.org");

      DelayedException delayed =
          catchThrowableOfType(DelayedException.class, () -> mailer.send(delivery));

      assertThat(delayed).hasMessageContaining(words).hasNoCause();
      assertThat(delayed.getMessage()).doesNotContain("canary");
      mailer.send(delivery);
    }
  }

  @Test
  void doesNotWaitForSilentServer() throws Exception {
    try (ScriptedSmtpServer server =
        new ScriptedSmtpServer().answering("MAIL", ScriptedSmtpServer.SILENCE)) {
      Mailer mailer = Mailers.toPort(server.port(), Duration.ofMillis(200));

      assertThatThrownBy(() -> mailer.send(aHeldRun().mailedTo("iam@example.org")))
          .isInstanceOf(DelayedException.class);
    }
  }

  @Test
  void sendsNothingToServerWhoseCertificateNobodyKnows() {
    GreenMail server =
        new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS).dynamicPort());
    server.start();
    try {
      JavaMailSenderImpl encrypted = new JavaMailSenderImpl();
      encrypted.setProtocol("smtps");
      encrypted.setHost("127.0.0.1");
      encrypted.setPort(server.getSmtps().getPort());
      Mailer mailer =
          SmtpMailer.through(
              encrypted,
              new MailProperties(
                  "sluice@example.org", Duration.ofSeconds(5), Duration.ofSeconds(15)),
              new MessageWriter(null));

      assertThatThrownBy(() -> mailer.send(aHeldRun().mailedTo("iam@example.org")))
          .isInstanceOf(DelayedException.class)
          .hasMessageContaining("trusted")
          .hasNoCause();
      assertThat(server.getReceivedMessages()).isEmpty();
    } finally {
      server.stop();
    }
  }

  @Test
  void setsTimeoutsThatNobodySet() {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.getJavaMailProperties().setProperty("mail.smtp.timeout", "1");
    SmtpMailer.through(
        server,
        new MailProperties("sluice@example.org", Duration.ofSeconds(5), Duration.ofSeconds(15)),
        new MessageWriter(null));

    Properties session = server.getSession().getProperties();
    assertThat(session)
        .containsEntry("mail.smtp.connectiontimeout", "5000")
        .containsEntry("mail.smtp.timeout", "1")
        .containsEntry("mail.smtp.writetimeout", "15000")
        .containsEntry("mail.smtps.timeout", "15000")
        .containsEntry("mail.smtp.starttls.enable", "true")
        .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
  }

  /** Whoever sits in between may leave out that the server offers to encrypt. */
  @ParameterizedTest
  @CsvSource({"'', true, false", "sluice, true, true", "sluice, false, false"})
  void sendsNoPasswordUnlessEncrypted(String user, String enable, boolean required) {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.setUsername(user);
    server.getJavaMailProperties().setProperty("mail.smtp.starttls.enable", enable);
    SmtpMailer.through(
        server,
        new MailProperties("sluice@example.org", Duration.ofSeconds(5), Duration.ofSeconds(15)),
        new MessageWriter(null));

    assertThat(server.getSession().getProperties().containsKey("mail.smtp.starttls.required"))
        .isEqualTo(required);
  }

  @Test
  void keepsHostileNamesOutOfTheHeaders() throws Exception {
    try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
      Mailers.toPort(server.port())
          .send(
              aHeldRun()
                  .ofConnector("acme\r\nBcc: canary@example.org\r\n\r\n<b>body</b>\r\n.\r\nRSET")
                  .mailedTo("iam@example.org"));

      String message = server.messages().get(0);
      String headers = message.substring(0, message.indexOf("\n\n"));
      assertThat(headers.lines().map(line -> line.split(":", 2)[0]).toList())
          .doesNotContain("Bcc")
          .contains("Subject", "Message-ID", "Date", "MIME-Version");
      assertThat(server.messages()).hasSize(1);
      assertThat(MimeUtility.decodeText(MimeUtility.unfold(subject(headers))))
          .contains("acme��Bcc: canary@example.org");
    }
  }

  private static String subject(String headers) {
    int start = headers.indexOf("Subject: ") + "Subject: ".length();
    return headers.substring(start).split("\n(?! )", 2)[0];
  }

  private static String messageId(String message) {
    return MESSAGE_ID.matcher(message).results().findFirst().orElseThrow().group(1);
  }

  private static GreenMail started(int port) {
    ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    GreenMail server = new GreenMail(port == 0 ? setup.dynamicPort() : setup);
    server.start();
    return server;
  }

  private static MimeMessage only(GreenMail server) {
    assertThat(server.getReceivedMessages()).hasSize(1);
    return server.getReceivedMessages()[0];
  }

  private static String text(BodyPart part, String type) throws Exception {
    assertThat(part.getContentType()).isEqualTo(type);
    return (String) part.getContent();
  }
}
