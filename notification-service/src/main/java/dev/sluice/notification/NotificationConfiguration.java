package dev.sluice.notification;

import dev.sluice.contract.log.LoggedRun;
import dev.sluice.contract.payload.LimitedPayloads;
import dev.sluice.contract.payload.PayloadKeys;
import dev.sluice.notification.activation.ActivationMailConfiguration;
import dev.sluice.notification.mail.MailConfiguration;
import dev.sluice.notification.mail.Mailer;
import dev.sluice.notification.webhook.WebhookCaller;
import dev.sluice.notification.webhook.WebhookConfiguration;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Everything an application needs to deliver notifications. Temporal's starter finds the worker if
 * {@code spring.temporal.workers-auto-discovery.enabled} is set.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PayloadProperties.class)
@Import({MailConfiguration.class, WebhookConfiguration.class, ActivationMailConfiguration.class})
public class NotificationConfiguration {

  /** One for all services of a program. */
  @Bean
  @ConditionalOnMissingBean
  DataConverter limitedPayloads(PayloadProperties properties) {
    return new LimitedPayloads(PayloadKeys.of(properties.keys()));
  }

  @Bean
  NotificationActivitiesImpl notificationActivities(Mailer mailer, WebhookCaller webhookCaller) {
    return new NotificationActivitiesImpl(
        mailer, webhookCaller, () -> Activity.getExecutionContext().getInfo().getAttempt());
  }

  @Bean
  TemporalOptionsCustomizer<WorkflowClientOptions.Builder> notificationLoggedRun() {
    return options -> options.setContextPropagators(List.of(new LoggedRun()));
  }
}
