package dev.sluice.repository.activation.page;

import dev.sluice.contract.activation.WrittenLanguage;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The texts of the pages in all languages. */
final class PageWords {
  private static final String APPLICATION = "{0}";
  private static final Map<String, Properties> WORDS =
      List.of(WrittenLanguage.ENGLISH, "fr", "de").stream()
          .collect(Collectors.toUnmodifiableMap(Function.identity(), PageWords::load));

  private final String language;
  private final Properties words;

  private PageWords(String language) {
    this.language = language;
    this.words = Objects.requireNonNull(WORDS.get(language));
  }

  /**
   * The words for somebody.
   *
   * @param written the language that the person's resource says; null if it is not known
   * @param accepted the languages that the browser asks for, the best first
   */
  static PageWords of(@Nullable String written, List<String> accepted) {
    List<String> candidates =
        written == null || written.isBlank() ? accepted : WrittenLanguage.candidates(written);
    return new PageWords(
        candidates.stream().filter(WORDS::containsKey).findFirst().orElse(WrittenLanguage.ENGLISH));
  }

  String language() {
    return language;
  }

  /** A text of a page, with the application in it; null if the page has none. */
  @Nullable String text(PageKind kind, String part, @Nullable String application) {
    String text = words.getProperty(kind.word() + "." + part);
    return text == null || application == null ? text : text.replace(APPLICATION, application);
  }

  private static Properties load(String language) {
    String name = "words_" + language + ".properties";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(PageWords.class.getResourceAsStream(name), name),
            StandardCharsets.UTF_8)) {
      Properties words = new Properties();
      words.load(reader);
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
