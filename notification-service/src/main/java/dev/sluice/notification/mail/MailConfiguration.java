package dev.sluice.notification.mail;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Configures sending mails through the server in {@code spring.mail.host}, if there is one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailProperties.class, BaseUrlProperties.class})
public class MailConfiguration {

  @Bean
  Mailer notificationMailer(
      ObjectProvider<JavaMailSenderImpl> server,
      MailProperties properties,
      BaseUrlProperties baseUrl) {
    JavaMailSenderImpl sender = server.getIfAvailable();
    return sender == null
        ? new NoMailServer()
        : SmtpMailer.through(sender, properties, new MessageWriter(baseUrl.baseUrl()));
  }

  @Bean
  OnceMailer onceMailer(ObjectProvider<JavaMailSenderImpl> server, MailProperties properties) {
    JavaMailSenderImpl sender = server.getIfAvailable();
    if (sender != null) {
      return SmtpOnceMailer.through(sender, properties);
    }
    return letter -> {
      throw NoMailServer.missing();
    };
  }
}
