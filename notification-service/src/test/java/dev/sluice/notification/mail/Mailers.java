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
    return SmtpMailer.through(server(port), properties(readTimeout), new MessageWriter(null));
  }

  /** A mailer of mails that nobody may get twice. */
  public static OnceMailer onceToPort(int port, Duration readTimeout) {
    return SmtpOnceMailer.through(server(port), properties(readTimeout));
  }

  private static JavaMailSenderImpl server(int port) {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.setHost("127.0.0.1");
    server.setPort(port);
    return server;
  }

  private static MailProperties properties(Duration readTimeout) {
    return new MailProperties("Sluice <sluice@example.org>", Duration.ofSeconds(5), readTimeout);
  }
}
