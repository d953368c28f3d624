package dev.sluice.repository.activation.page;

import dev.sluice.repository.Sha256;
import dev.sluice.repository.activation.page.Following.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes the pages with its own template engine. */
@Component
class PageWriter {
  private static final String FOLDER = "dev/sluice/repository/activation/page/";

  private final TemplateEngine engine = new SpringTemplateEngine();
  private final String style = resource("page.css");

  PageWriter() {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(PageWriter.class.getClassLoader());
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    engine.setTemplateResolver(resolver);
  }

  String write(Place place, PageWords words) {
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("language", words.language());
    shown.put("style", style);
    for (String part : new String[] {"title", "text", "button"}) {
      shown.put(part, words.text(place.kind(), part, place.application()));
    }
    return engine.process(
        FOLDER + "page.html", new Context(Locale.forLanguageTag(words.language()), shown));
  }

  /** What a browser may do with a page: show its own style and send its form back, nothing else. */
  String policy() {
    return "default-src 'none'; style-src 'sha256-"
        + Base64.getEncoder().encodeToString(Sha256.of(style))
        + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  }

  private static String resource(String name) {
    try (InputStream stream =
        Objects.requireNonNull(PageWriter.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
