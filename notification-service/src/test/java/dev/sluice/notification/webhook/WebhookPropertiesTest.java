package dev.sluice.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class WebhookPropertiesTest {

  @Test
  void hasDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new WebhookProperties(
                false, false, Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofHours(1)));
    assertThat(secrets(Map.of()).secrets()).isEmpty();
  }

  @Test
  void mapsEveryKey() {
    assertThat(
            bind(
                Map.of(
                    "sluice.notification.webhook.allow-http", "true",
                    "sluice.notification.webhook.allow-private-addresses", "true",
                    "sluice.notification.webhook.connect-timeout", "1s",
                    "sluice.notification.webhook.response-timeout", "2s",
                    "sluice.notification.webhook.longest-retry-after", "3s")))
        .isEqualTo(
            new WebhookProperties(
                true, true, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3)));
    assertThat(
            secrets(
                    Map.of(
                        "sluice.notification.secrets.console", "whsec_new,whsec_old",
                        "sluice.notification.secrets.audit[0]", "whsec_audit"))
                .secrets())
        .isEqualTo(
            Map.of("console", List.of("whsec_new", "whsec_old"), "audit", List.of("whsec_audit")));
  }

  @Test
  void takesSecretsFromTheEnvironment() {
    MutablePropertySources sources = new MutablePropertySources();
    sources.addFirst(
        new SystemEnvironmentPropertySource(
            "systemEnvironment",
            Map.of("SLUICE_NOTIFICATION_SECRETS_ACME_HOOK", "whsec_new,whsec_old")));

    assertThat(
            new Binder(ConfigurationPropertySources.from(sources))
                .bindOrCreate("sluice.notification", SecretProperties.class)
                .secrets())
        .containsExactly(Map.entry("acme.hook", List.of("whsec_new", "whsec_old")));
  }

  @Test
  void doesNotPrintSecrets() {
    assertThat(new SecretProperties(Map.of("console", List.of("whsec_canary"))))
        .hasToString("SecretProperties[console]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"connect-timeout", "response-timeout", "longest-retry-after"})
  void refusesDurationThatIsNone(String key) {
    assertThatThrownBy(() -> bind(Map.of("sluice.notification.webhook." + key, "0s")))
        .rootCause()
        .hasMessageContaining("sluice.notification.webhook." + key);
  }

  private static WebhookProperties bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("sluice.notification.webhook", WebhookProperties.class);
  }

  private static SecretProperties secrets(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("sluice.notification", SecretProperties.class);
  }
}
