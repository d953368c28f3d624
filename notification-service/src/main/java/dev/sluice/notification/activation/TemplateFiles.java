package dev.sluice.notification.activation;

import dev.sluice.notification.delivery.UndeliverableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts of mails: {@code NAME_LANGUAGE.txt}, and optionally {@code .html} beside it. An
 * operator's folder comes before the built-in texts. It is read each time, so a changed text
 * applies immediately.
 */
final class TemplateFiles {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");

  private final @Nullable Path folder;

  TemplateFiles(@Nullable Path folder) {
    this.folder = folder;
  }

  /**
   * A text.
   *
   * @param name of its file
   * @param html the same as a page; null if there is none
   */
  record Found(String name, String language, String text, @Nullable String html) {}

  /** The first of these languages that there is. */
  Found find(String template, List<String> languages) {
    if (NAME.matcher(template).matches()) {
      for (String language : languages) {
        String base = template + "_" + language;
        Optional<Found> found = inFolder(base, language).or(() -> builtIn(base, language));
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    throw new UndeliverableException(
        "There is no mail text with the name in the connector's activation.template",
        "Put NAME_en.txt into the folder in sluice.notification.activation.templates, or correct"
            + " the template");
  }

  private Optional<Found> inFolder(String base, String language) {
    if (folder == null) {
      return Optional.empty();
    }
    try {
      Path text = folder.resolve(base + ".txt");
      if (!Files.isRegularFile(text)) {
        return Optional.empty();
      }
      Path html = folder.resolve(base + ".html");
      return Optional.of(
          new Found(
              text.getFileName().toString(),
              language,
              Files.readString(text),
              Files.isRegularFile(html) ? Files.readString(html) : null));
    } catch (IOException unreadable) {
      throw new UndeliverableException(
          "The mail text " + base + ".txt cannot be read", "Save it as UTF-8, readable by Sluice");
    }
  }

  private static Optional<Found> builtIn(String base, String language) {
    return resource(base + ".txt")
        .map(
            text ->
                new Found(base + ".txt", language, text, resource(base + ".html").orElse(null)));
  }

  private static Optional<String> resource(String name) {
    try (InputStream stream = TemplateFiles.class.getResourceAsStream(name)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new IllegalStateException("A built-in text cannot be read", unreadable);
    }
  }
}
