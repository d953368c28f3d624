package dev.sluice.notification.mail;

import static dev.sluice.notification.NotificationFixture.aHeldRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.notification.delivery.UndeliverableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class NoMailServerTest {

  @Test
  void saysWhatToSetAndLogsItOnce(CapturedOutput output) {
    Mailer mailer = new NoMailServer();
    for (int attempt = 0; attempt < 3; attempt++) {
      UndeliverableException refused =
          catchThrowableOfType(
              UndeliverableException.class,
              () -> mailer.send(aHeldRun().mailedTo("iam@example.org")));
      assertThat(refused.failure().remedy())
          .contains("spring.mail.host", "sluice.notification.mail.from");
      assertThat(refused.reported()).isTrue();
    }

    assertThat(output.getOut()).containsOnlyOnce("spring.mail.host");
  }
}
