package dev.sluice.notification.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.activation.ActivationMail;
import dev.sluice.notification.delivery.UndeliverableException;
import dev.sluice.notification.mail.BaseUrlProperties;
import dev.sluice.notification.mail.Letter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTextsTest {
  private static final String LINK = "https://sluice.example.org/activate/t0ken";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      textBlock =
          """
          none, en, Activate your account for portal, 'December 6, 2026'
          fr_CA, fr, Activez votre compte pour portal, 6 décembre 2026
          FR, fr, Activez votre compte pour portal, 6 décembre 2026
          de-AT, de, Aktivieren Sie Ihr Konto für portal, 6. Dezember 2026
          it, en, Activate your account for portal, 'December 6, 2026'
          français, en, Activate your account for portal, 'December 6, 2026'
          """)
  void writesInThePersonsLanguage(String written, String tag, String subject, String expires) {
    Letter letter = texts().write(mail("activation", written));

    assertThat(letter.language()).isEqualTo(tag);
    assertThat(letter.subject()).isEqualTo(subject);
    assertThat(letter.text()).contains(LINK, expires).doesNotContain("Subject", "[(", "${");
    assertThat(letter.html())
        .contains("<html lang=\"" + tag + "\"", "href=\"" + LINK + "\"", expires)
        .doesNotContain(" th:", "${");
  }

  @Test
  void anOperatorsTextsComeFirst() throws IOException {
    Files.writeString(
        folder.resolve("activation_fr.txt"), "Subject: Bienvenue\r\n\r\n[(${link})]\n");
    Files.writeString(folder.resolve("welcome_fr-CA.txt"), "Subject: Allô\nà [(${link})]");
    Files.writeString(folder.resolve("welcome_en.txt"), "Subject: Hi\n[(${application})]");
    Files.writeString(folder.resolve("welcome_en.html"), "<p th:text=\"${application}\"></p>");

    assertThat(texts().write(mail("activation", "fr")))
        .extracting(Letter::subject, Letter::text, Letter::html)
        .containsExactly("Bienvenue", LINK + "\n", null);
    assertThat(texts().write(mail("activation", "de")).subject()).startsWith("Aktivieren");
    assertThat(texts().write(mail("welcome", "fr-CA")).text()).isEqualTo("à " + LINK);
    assertThat(texts().write(mail("welcome", "fr")).html()).isEqualTo("<p>portal</p>");
  }

  @ParameterizedTest
  @CsvSource({
    "unknown, There is no mail text",
    "../../secret, There is no mail text",
    "bad, does not begin with its subject",
    "broken, cannot be read as a template"
  })
  void saysWhatIsWrongWithATemplate(String template, String message) throws IOException {
    Files.writeString(folder.resolve("bad_en.txt"), "Hello\n[(${link})]");
    Files.writeString(folder.resolve("broken_en.txt"), "Subject: x\n[(${link.length(})]");

    assertThatThrownBy(() -> texts().write(mail(template, "en")))
        .isInstanceOf(UndeliverableException.class)
        .hasNoCause()
        .message()
        .contains(message)
        .doesNotContain("t0ken", "ann@example.org");
  }

  @Test
  void needsTheServersAddress() {
    MailTexts texts = new MailTexts(new TemplateFiles(null), new BaseUrlProperties(null));

    assertThatThrownBy(() -> texts.write(mail("activation", "en")))
        .isInstanceOfSatisfying(
            UndeliverableException.class,
            e -> assertThat(e.failure().remedy()).contains("sluice.notification.base-url"));
  }

  private MailTexts texts() {
    return new MailTexts(
        new TemplateFiles(folder),
        new BaseUrlProperties(URI.create("https://sluice.example.org/")));
  }

  private static ActivationMail mail(String template, String language) {
    return new ActivationMail(
        "6b1f3c1e-0000-4000-8000-000000000001",
        "portal",
        "ann@example.org",
        language,
        template,
        "t0ken",
        Instant.parse("2026-12-06T10:15:00Z"));
  }
}
