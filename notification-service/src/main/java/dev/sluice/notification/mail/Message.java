package dev.sluice.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A mail as text and HTML, or only as text. */
record Message(String subject, String text, @Nullable String html) {

  /** Becomes the subject and the content of a mail. */
  void fill(MimeMessage mail) throws MessagingException {
    mail.setSubject(subject, StandardCharsets.UTF_8.name());
    // The last part is the one that a reader prefers if it can show it (RFC 2046).
    MimeMultipart parts = new MimeMultipart("alternative", part(text, "plain"));
    if (html != null) {
      parts.addBodyPart(part(html, "html"));
    }
    mail.setContent(parts);
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, StandardCharsets.UTF_8.name(), subtype);
    // Lines stay short whatever a name's length, which SMTP asks for.
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }
}
