package dev.sluice.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.notification.delivery.UndeliverableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iam@example.org",
        "first.last+tag@mail.example.org",
        "o'brien@example.org",
        "root@localhost",
        "iam@xn--bcher-kva.example"
      })
  void takesPlainAddress(String address) {
    assertThat(MailAddress.single(address).getAddress()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "iam",
        "@example.org",
        "iam@",
        "iam@example.org\r\nBcc: canary@example.org",
        "iam@example.org\nBcc: canary@example.org",
        "iam\r\n@example.org",
        "iam@example.org\r",
        "iam@example.org\u0000",
        "iam@example.org\u2028canary",
        "iam@example.org%0d%0aBcc:canary@example.org\t",
        "iam@example.org>\r\nRCPT TO:<canary@example.org",
        "iam@example.org> RCPT TO:<canary@example.org",
        "iam@example.org,canary@example.org",
        "iam@example.org;canary@example.org",
        "iam@example.org canary@example.org",
        "Canary <iam@example.org>",
        "<iam@example.org>",
        "group:iam@example.org,canary@example.org;",
        "\"iam canary\"@example.org",
        "\"iam\\\r\n canary\"@example.org",
        "iam(canary)@example.org",
        "@relay.example.org:iam@example.org",
        "iam@[127.0.0.1]",
        "iam@@example.org",
        "iam..canary@example.org",
        ".iam@example.org",
        "iam@-example.org",
        "iam@example..org",
        "canarÿ@example.org",
        "iam@bücher.example",
        "iam@example.org "
      })
  void refusesEverythingElseWithoutRepeatingIt(String address) {
    UndeliverableException refused =
        catchThrowableOfType(UndeliverableException.class, () -> MailAddress.single(address));

    assertThat(refused).isNotNull();
    assertThat(refused.getMessage() + refused.failure()).doesNotContainIgnoringCase("canary");
    assertThat(refused.failure().remedy()).contains("notify.mail");
  }

  @Test
  void refusesWhatIsLongerThanMailAllows() {
    assertThat(
            catchThrowableOfType(
                UndeliverableException.class,
                () -> MailAddress.single("a".repeat(65) + "@example.org")))
        .isNotNull();
    assertThat(
            catchThrowableOfType(
                UndeliverableException.class,
                () -> MailAddress.single("iam@" + "a.".repeat(130) + "org")))
        .isNotNull();
  }
}
