package dev.sluice.notification.mail;

import dev.sluice.notification.delivery.DelayedException;
import dev.sluice.notification.delivery.UndeliverableException;
import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * Distinguishes a permanent refusal of a message from temporary problems and those that an
 * administrator can solve. Only codes are reported: a server's own words may contain addresses.
 */
final class SmtpAnswer {
  /** Authentication required: our own configuration is wrong, not the receiver. */
  private static final int LOGIN_MISSING = 530;

  /** Too many receivers or a full mailbox; RFC 5321 (4.5.3.1.10) asks to try again. */
  static final int STORAGE_EXCEEDED = 552;

  private final String server;

  SmtpAnswer(@Nullable String host, int port) {
    this.server = port > 0 ? host + ":" + port : String.valueOf(host);
  }

  RuntimeException explain(MailException exception) {
    if (exception instanceof MailAuthenticationException) {
      return new DelayedException(
          "The mail server "
              + server
              + " refuses the login; check spring.mail.username and spring.mail.password");
    }
    for (Throwable each : allOf(exception)) {
      if (each instanceof SMTPAddressFailedException refused) {
        return ofReceiver(refused.getReturnCode());
      }
    }
    for (Throwable each : allOf(exception)) {
      if (each instanceof SMTPSendFailedException refused) {
        return ofMessage(refused);
      }
    }
    for (Throwable each : allOf(exception)) {
      if (each instanceof SSLException) {
        return new DelayedException(
            "The mail server "
                + server
                + " offers no trusted encrypted connection; check its certificate");
      }
    }
    return new DelayedException(
        "The mail server " + server + " cannot be reached or does not answer");
  }

  private RuntimeException ofReceiver(int code) {
    if (permanent(code) && code != STORAGE_EXCEEDED) {
      return new UndeliverableException(
          "The mail server " + server + " refuses the receiver permanently (code " + code + ")",
          "Check the address under notify.mail in the connector's definition");
    }
    return new DelayedException(
        "The mail server " + server + " does not accept the receiver now (code " + code + ")");
  }

  private RuntimeException ofMessage(SMTPSendFailedException refused) {
    int code = refused.getReturnCode();
    String command = refused.getCommand();
    if (command != null && command.startsWith("MAIL")) {
      return new DelayedException(
          "The mail server "
              + server
              + " does not accept the sender (code "
              + code
              + "); check sluice.notification.mail.from and spring.mail.username");
    }
    if (permanent(code)) {
      return new UndeliverableException(
          "The mail server " + server + " refuses the message permanently (code " + code + ")",
          "Ask the mail server's administrator why, naming the code and the time");
    }
    return new DelayedException(
        "The mail server " + server + " does not accept the message now (code " + code + ")");
  }

  static boolean permanent(int code) {
    return code >= 500 && code < 600 && code != LOGIN_MISSING;
  }

  /** The exception with everything that hangs on it: mail chains in three different ways. */
  static Iterable<Throwable> allOf(Throwable exception) {
    Set<Throwable> found = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(exception);
    while (!open.isEmpty()) {
      Throwable each = open.remove();
      if (!found.add(each)) {
        continue;
      }
      add(open, each.getCause());
      if (each instanceof MessagingException chained) {
        add(open, chained.getNextException());
      }
      if (each instanceof MailSendException several) {
        Collections.addAll(open, several.getMessageExceptions());
      }
    }
    return found;
  }

  private static void add(Deque<Throwable> open, @Nullable Throwable exception) {
    if (exception != null) {
      open.add(exception);
    }
  }
}
