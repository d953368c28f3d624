package dev.sluice.notification.mail;

import dev.sluice.contract.activation.MailReport;
import dev.sluice.contract.activation.MailReport.Outcome;
import dev.sluice.notification.delivery.DelayedException;
import dev.sluice.notification.delivery.UndeliverableException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Sends mails to an SMTP server and knows how far each one came. After the whole mail was sent,
 * only the server's answer says whether the server accepted it; before that, it did not.
 */
final class SmtpOnceMailer implements OnceMailer {
  private static final Logger log = LoggerFactory.getLogger(SmtpOnceMailer.class);

  /** The server closes the connection: it takes no mail of anybody now. */
  private static final int SERVICE_NOT_AVAILABLE = 421;

  private final JavaMailSenderImpl server;
  private final InternetAddress sender;
  private final Clock clock;

  private SmtpOnceMailer(JavaMailSenderImpl server, InternetAddress sender, Clock clock) {
    this.server = server;
    this.sender = sender;
    this.clock = clock;
  }

  /** A mailer for this server, with timeouts. */
  static SmtpOnceMailer through(JavaMailSenderImpl server, MailProperties properties) {
    SmtpMailer.limitWaits(server, properties);
    return new SmtpOnceMailer(server, properties.sender(), Clock.systemUTC());
  }

  @Override
  public MailReport send(Letter letter) {
    InternetAddress receiver;
    try {
      receiver = MailAddress.single(letter.address());
    } catch (UndeliverableException unusable) {
      return new MailReport(Outcome.REFUSED, "The address is not one plain mail address");
    }
    Watched mail = compose(letter, receiver);
    Transport connection = connect();
    try {
      connection.sendMessage(mail, mail.getAllRecipients());
      return new MailReport(Outcome.SENT, null);
    } catch (MessagingException failure) {
      return mail.isOut() ? afterTheMail(failure) : beforeTheMail(failure);
    } finally {
      close(connection);
    }
  }

  /** A mail that knows whether all of it was written to the server. */
  private static final class Watched extends MimeMessage {
    private boolean out;

    Watched(Session session) {
      super(session);
    }

    @Override
    public void writeTo(OutputStream target, String[] withoutHeaders)
        throws IOException, MessagingException {
      super.writeTo(target, withoutHeaders);
      out = true;
    }

    /** Whether nothing was left to send but the line that ends it. */
    boolean isOut() {
      return out;
    }

    /** Keeps the one that was set; saving would make another. */
    @Override
    protected void updateMessageID() {}
  }

  private Watched compose(Letter letter, InternetAddress receiver) {
    Watched mail = new Watched(server.getSession());
    try {
      mail.setFrom(sender);
      mail.setRecipient(RecipientType.TO, receiver);
      mail.setSentDate(Date.from(clock.instant()));
      mail.setHeader("Message-ID", SmtpMailer.messageId(letter.id(), sender));
      mail.setContentLanguage(new String[] {letter.language()});
      // Keeps holiday notes and ticket systems from answering (RFC 3834).
      mail.setHeader("Auto-Submitted", "auto-generated");
      new Message(letter.subject(), letter.text(), letter.html()).fill(mail);
      mail.saveChanges();
      return mail;
    } catch (MessagingException impossible) {
      throw new IllegalStateException("The mail cannot be composed", impossible);
    }
  }

  private Transport connect() {
    String protocol = server.getProtocol();
    try {
      Transport connection = server.getSession().getTransport(protocol == null ? "smtp" : protocol);
      connection.connect(
          server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
      return connection;
    } catch (AuthenticationFailedException refused) {
      throw new DelayedException(
          "The mail server refuses the login; check spring.mail.username and"
              + " spring.mail.password");
    } catch (MessagingException away) {
      throw new DelayedException(
          "The mail server cannot be reached, or offers no trusted connection");
    }
  }

  private static MailReport afterTheMail(MessagingException failure) {
    for (Throwable each : SmtpAnswer.allOf(failure)) {
      if (each instanceof SMTPSendFailedException answer && answer.getReturnCode() >= 400) {
        return refused("the mail", answer.getReturnCode());
      }
    }
    return new MailReport(
        Outcome.UNCERTAIN, "The mail server did not answer after it received the whole mail");
  }

  private static MailReport beforeTheMail(MessagingException failure) {
    for (Throwable each : SmtpAnswer.allOf(failure)) {
      if (each instanceof SMTPAddressFailedException answer
          && isOfThisMail(answer.getReturnCode())) {
        return refused("the address", answer.getReturnCode());
      }
    }
    for (Throwable each : SmtpAnswer.allOf(failure)) {
      if (each instanceof SMTPSendFailedException answer) {
        if ("DATA".equals(answer.getCommand()) && isOfThisMail(answer.getReturnCode())) {
          return refused("the mail", answer.getReturnCode());
        }
        throw new DelayedException(
            "The mail server accepts no mail now (code "
                + answer.getReturnCode()
                + "); check sluice.notification.mail.from");
      }
    }
    throw new DelayedException("The mail server did not answer before it received the mail");
  }

  private static boolean isOfThisMail(int code) {
    return code >= 400 && code != SERVICE_NOT_AVAILABLE;
  }

  private static MailReport refused(String what, int code) {
    return SmtpAnswer.permanent(code) && code != SmtpAnswer.STORAGE_EXCEEDED
        ? new MailReport(
            Outcome.REFUSED, "The mail server refuses " + what + " for good (code " + code + ")")
        : new MailReport(
            Outcome.DEFERRED, "The mail server does not take " + what + " now (code " + code + ")");
  }

  /** What goes wrong here says nothing about the mail. */
  private static void close(Transport connection) {
    try {
      connection.close();
    } catch (MessagingException late) {
      log.debug("The mail server did not answer QUIT");
    }
  }
}
