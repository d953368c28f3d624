package dev.sluice.notification.mail;

import java.time.Duration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mailers for tests, to a server on this machine. */
public final class Mailers {
  private Mailers() {}

  public static Mailer toPort(int port) {
    return toPort(port, Duration.ofSeconds(15));
  }

  static Mailer toPort(int port, Duration readTimeout) {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.setHost("127.0.0.1");
    server.setPort(port);
    return SmtpMailer.through(
        server,
        new MailProperties("Sluice <sluice@example.org>", Duration.ofSeconds(5), readTimeout),
        new MessageWriter(null));
  }
}
