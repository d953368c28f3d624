package dev.sluice.notification.mail;

import dev.sluice.contract.notification.MailDelivery;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends mails to an SMTP server, each with a plain text and an HTML part. */
final class SmtpMailer implements Mailer {
  private final JavaMailSenderImpl server;
  private final InternetAddress sender;
  private final MessageWriter writer;
  private final SmtpAnswer answer;

  private SmtpMailer(JavaMailSenderImpl server, InternetAddress sender, MessageWriter writer) {
    this.server = server;
    this.sender = sender;
    this.writer = writer;
    this.answer = new SmtpAnswer(server.getHost(), server.getPort());
  }

  /** A mailer for this server, with timeouts: mail's own default is to wait forever. */
  static SmtpMailer through(
      JavaMailSenderImpl server, MailProperties properties, MessageWriter writer) {
    limitWaits(server, properties);
    return new SmtpMailer(server, properties.sender(), writer);
  }

  static void limitWaits(JavaMailSenderImpl server, MailProperties properties) {
    Properties session = server.getJavaMailProperties();
    for (String protocol : new String[] {"smtp", "smtps"}) {
      String prefix = "mail." + protocol + ".";
      String connectTimeout = Long.toString(properties.connectTimeout().toMillis());
      String readTimeout = Long.toString(properties.readTimeout().toMillis());
      session.putIfAbsent(prefix + "connectiontimeout", connectTimeout);
      session.putIfAbsent(prefix + "timeout", readTimeout);
      session.putIfAbsent(prefix + "writetimeout", readTimeout);
      session.putIfAbsent(prefix + "ssl.checkserveridentity", "true");
    }
    session.putIfAbsent("mail.smtp.starttls.enable", "true");
    boolean login = server.getUsername() != null && !server.getUsername().isBlank();
    if (login && "true".equals(session.getProperty("mail.smtp.starttls.enable"))) {
      // Whoever takes the offer of encryption out of the conversation would get the password.
      session.putIfAbsent("mail.smtp.starttls.required", "true");
    }
  }

  @Override
  public void send(MailDelivery delivery) {
    InternetAddress receiver = MailAddress.single(delivery.address());
    MimeMessage message = compose(delivery, receiver);
    try {
      server.send(message);
    } catch (MailException refused) {
      throw answer.explain(refused);
    }
  }

  private MimeMessage compose(MailDelivery delivery, InternetAddress receiver) {
    Message content = writer.write(delivery.notification());
    MimeMessage message = server.createMimeMessage();
    try {
      message.setFrom(sender);
      message.setRecipient(RecipientType.TO, receiver);
      message.setSentDate(Date.from(delivery.notification().occurredAt()));
      message.setHeader("Message-ID", messageId(delivery.id()));
      // Keeps holiday notes and ticket systems from answering (RFC 3834).
      message.setHeader("Auto-Submitted", "auto-generated");
      content.fill(message);
      return message;
    } catch (MessagingException impossible) {
      throw new IllegalStateException("The mail cannot be composed", impossible);
    }
  }

  // Derived, not quoted: a delivery's id may hold what a Message-ID may not.
  private String messageId(String deliveryId) {
    return messageId(UUID.nameUUIDFromBytes(deliveryId.getBytes(StandardCharsets.UTF_8)), sender);
  }

  static String messageId(UUID name, InternetAddress sender) {
    String address = sender.getAddress();
    return "<" + name + address.substring(address.lastIndexOf('@')) + ">";
  }
}
