package dev.sluice.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.activation.MailReport;
import dev.sluice.contract.activation.MailReport.Outcome;
import dev.sluice.notification.delivery.DelayedException;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpOnceMailerTest {
  private static final UUID ID = UUID.fromString("6b1f3c1e-0000-4000-8000-000000000001");

  @Test
  void sendsTextAndPageUnderAnIdOfItsOwn() throws Exception {
    try (ScriptedSmtpServer smtp = new ScriptedSmtpServer()) {
      assertThat(send(smtp)).isEqualTo(new MailReport(Outcome.SENT, null));

      assertThat(smtp.messages()).hasSize(1);
      assertThat(smtp.messages().get(0))
          .contains(
              "Message-ID: <" + ID + "@example.org>",
              "To: ann@example.org",
              "Auto-Submitted: auto-generated",
              "Content-Language: fr",
              "Content-Type: text/plain; charset=UTF-8",
              "Content-Type: text/html; charset=UTF-8");
    }
  }

  /** Whatever is said before the mail is out, the mail server does not have it. */
  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 nobody here, REFUSED",
    "RCPT, 553 no such name, REFUSED",
    "RCPT, 450 busy, DEFERRED",
    "RCPT, 552 mailbox full, DEFERRED",
    "DATA, 554 no, REFUSED",
    "DATA, 451 not now, DEFERRED",
    "., 554 spam, REFUSED",
    "., 451 not now, DEFERRED",
    "., hang up, UNCERTAIN",
    "., silence, UNCERTAIN",
    "QUIT, hang up, SENT",
    "QUIT, 500 what, SENT"
  })
  void saysWhetherTheMailServerHasTheMail(String verb, String answer, Outcome outcome)
      throws Exception {
    try (ScriptedSmtpServer smtp = new ScriptedSmtpServer().answering(verb, answer)) {
      MailReport report = send(smtp);

      assertThat(report.outcome()).isEqualTo(outcome);
      assertThat(String.valueOf(report.reason())).doesNotContain("ann@example.org");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', hang up",
    "'', 421 closing",
    "EHLO, 421 closing",
    "MAIL, 530 login first",
    "MAIL, 550 not you",
    "MAIL, 451 not now",
    "RCPT, hang up",
    "RCPT, 421 closing",
    "DATA, hang up",
    "DATA, 421 closing"
  })
  void sendsNothingWhereTheMailServerTakesNothing(String verb, String answer) throws Exception {
    try (ScriptedSmtpServer smtp =
        new ScriptedSmtpServer().answering(verb, answer, answer).answering("HELO", answer)) {
      assertThatThrownBy(() -> send(smtp))
          .isInstanceOf(DelayedException.class)
          .hasNoCause()
          .message()
          .doesNotContain("ann@example.org");
      assertThat(smtp.messages()).isEmpty();
    }
  }

  @Test
  void sendsNothingWhereNobodyListens() {
    assertThatThrownBy(() -> Mailers.onceToPort(1, Duration.ofSeconds(1)).send(letter("a@b.org")))
        .isInstanceOf(DelayedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no address", "a@b.org, c@d.org", "a@b.org\r\nBcc: c@d.org", "ä@b.org"})
  void refusesWhatIsNoAddress(String address) throws IOException {
    try (ScriptedSmtpServer smtp = new ScriptedSmtpServer()) {
      MailReport report =
          Mailers.onceToPort(smtp.port(), Duration.ofSeconds(1)).send(letter(address));

      assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
      assertThat(report.reason()).doesNotContain("@");
      assertThat(smtp.messages()).isEmpty();
    }
  }

  private static MailReport send(ScriptedSmtpServer smtp) {
    return Mailers.onceToPort(smtp.port(), Duration.ofSeconds(1)).send(letter("ann@example.org"));
  }

  private static Letter letter(String address) {
    return new Letter(ID, address, "fr", "Objet : é", "Bonjour", "<p>Bonjour</p>");
  }
}
