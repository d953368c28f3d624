package dev.sluice.notification.webhook;

import java.net.InetAddress;
import java.time.Clock;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures webhook calls with the system's resolver, trusted certificates and clock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WebhookProperties.class, SecretProperties.class})
public class WebhookConfiguration {

  @Bean
  PinnedHttpClient webhookHttpClient(WebhookProperties properties) {
    return new PinnedHttpClient(properties, DefaultClientTlsStrategy.createDefault());
  }

  @Bean
  WebhookCaller webhookCaller(
      WebhookProperties properties, SecretProperties secrets, PinnedHttpClient client) {
    return new WebhookCaller(
        new ReceiverRules(properties, InetAddress::getAllByName),
        new SigningKeys(secrets.secrets()),
        client,
        properties,
        Clock.systemUTC());
  }
}
