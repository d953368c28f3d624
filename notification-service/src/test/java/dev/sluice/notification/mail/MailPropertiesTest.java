package dev.sluice.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MailPropertiesTest {

  @Test
  void hasDefaults() {
    assertThat(bindMail(Map.of()))
        .isEqualTo(new MailProperties(null, Duration.ofSeconds(5), Duration.ofSeconds(15)));
    assertThat(bindBaseUrl(Map.of())).isEqualTo(new BaseUrlProperties(null));
  }

  @Test
  void mapsEveryKey() {
    assertThat(
            bindMail(
                Map.of(
                    "sluice.notification.mail.from", "Sluice <sluice@example.org>",
                    "sluice.notification.mail.connect-timeout", "1s",
                    "sluice.notification.mail.read-timeout", "2s")))
        .isEqualTo(
            new MailProperties(
                "Sluice <sluice@example.org>", Duration.ofSeconds(1), Duration.ofSeconds(2)));
    assertThat(bindBaseUrl(Map.of("sluice.notification.base-url", "https://sluice.example.org")))
        .isEqualTo(new BaseUrlProperties(URI.create("https://sluice.example.org")));
  }

  @Test
  void keepsTheSendersName() {
    MailProperties properties =
        new MailProperties(
            "Sluice <sluice@example.org>", Duration.ofSeconds(5), Duration.ofDays(1));

    assertThat(properties.sender().getAddress()).isEqualTo("sluice@example.org");
    assertThat(properties.sender().getPersonal()).isEqualTo("Sluice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sluice",
        "a@example.org, b@example.org",
        "sluice@example.org\r\nBcc: a@example.org",
        "Sluice <sluice>"
      })
  void refusesSenderThatIsNotOneAddress(String from) {
    assertThatThrownBy(() -> bindMail(Map.of("sluice.notification.mail.from", from)))
        .rootCause()
        .isNotNull();
    assertThatThrownBy(
            () -> new MailProperties(from, Duration.ofSeconds(5), Duration.ofSeconds(15)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sluice.notification.mail.from");
  }

  @Test
  void asksForSenderWhereThereIsServer() {
    assertThatThrownBy(() -> bindMail(Map.of()).sender())
        .hasMessageContaining("sluice.notification.mail.from");
  }

  @ParameterizedTest
  @CsvSource({"connect-timeout,0s", "connect-timeout,-1s", "read-timeout,0s", "read-timeout,400d"})
  void refusesTimeoutThatIsNone(String key, String value) {
    assertThatThrownBy(() -> bindMail(Map.of("sluice.notification.mail." + key, value)))
        .rootCause()
        .hasMessageContaining("sluice.notification.mail." + key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sluice.example.org",
        "ftp://sluice.example.org",
        "javascript:alert(1)",
        "https://user:secret@sluice.example.org",
        "https://sluice.example.org?x=1",
        "https://sluice.example.org#x"
      })
  void refusesBaseUrlThatIsNoPlainWebAddress(String url) {
    assertThatThrownBy(() -> bindBaseUrl(Map.of("sluice.notification.base-url", url)))
        .rootCause()
        .hasMessageContaining("sluice.notification.base-url");
  }

  private static MailProperties bindMail(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("sluice.notification.mail", MailProperties.class);
  }

  private static BaseUrlProperties bindBaseUrl(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("sluice.notification", BaseUrlProperties.class);
  }
}
