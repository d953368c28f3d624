package dev.sluice.notification.activation;

import dev.sluice.contract.activation.ActivationMail;
import dev.sluice.contract.activation.WrittenLanguage;
import dev.sluice.notification.delivery.SingleLine;
import dev.sluice.notification.delivery.UndeliverableException;
import dev.sluice.notification.mail.BaseUrlProperties;
import dev.sluice.notification.mail.Letter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateEngineException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** Writes activation mails in the languages of their receivers. */
final class MailTexts {
  private static final String SUBJECT = "Subject:";

  private final TemplateFiles files;
  private final BaseUrlProperties baseUrl;
  private final TemplateEngine text = engine(TemplateMode.TEXT);
  private final TemplateEngine html = engine(TemplateMode.HTML);

  MailTexts(TemplateFiles files, BaseUrlProperties baseUrl) {
    this.files = files;
    this.baseUrl = baseUrl;
  }

  /**
   * Writes a mail.
   *
   * @throws UndeliverableException if no mail could be written
   */
  Letter write(ActivationMail mail) {
    String link =
        baseUrl
            .page("/activate/" + mail.token())
            .orElseThrow(
                () ->
                    new UndeliverableException(
                        "Activation mails need the server's public address",
                        "Set sluice.notification.base-url"));
    TemplateFiles.Found found =
        files.find(mail.template(), WrittenLanguage.candidates(mail.language()));
    Context context =
        new Context(
            Locale.forLanguageTag(found.language()),
            Map.of(
                "application",
                mail.application(),
                "link",
                link,
                "expires",
                day(mail.expiresAt(), Locale.forLanguageTag(found.language()))));
    String[] parts = parts(process(text, found.text(), context, found), found);
    String page = found.html() == null ? null : process(html, found.html(), context, found);
    return new Letter(
        UUID.fromString(mail.claim()), mail.address(), found.language(), parts[0], parts[1], page);
  }

  /** The first line is the subject, the mail follows. */
  private static String[] parts(String written, TemplateFiles.Found found) {
    String[] parts = written.stripLeading().split("\\R", 2);
    if (parts.length < 2 || !parts[0].startsWith(SUBJECT)) {
      throw new UndeliverableException(
          "The mail text " + found.name() + " does not begin with its subject",
          "Write `Subject: …` in its first line");
    }
    return new String[] {
      SingleLine.of(parts[0].substring(SUBJECT.length()).strip()), parts[1].stripLeading()
    };
  }

  private static String process(
      TemplateEngine engine, String template, Context context, TemplateFiles.Found found) {
    try {
      return engine.process(template, context);
    } catch (TemplateEngineException broken) {
      // Not the text of the exception: it may quote what was to be shown.
      throw new UndeliverableException(
          "The mail text " + found.name() + " cannot be read as a template",
          "Use ${application}, ${link} and ${expires} in it as the built-in texts do");
    }
  }

  private static String day(Instant moment, Locale language) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(language)
            .format(moment.atOffset(ZoneOffset.UTC))
        + " UTC";
  }

  private static TemplateEngine engine(TemplateMode mode) {
    StringTemplateResolver resolver = new StringTemplateResolver();
    resolver.setTemplateMode(mode);
    TemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }
}
