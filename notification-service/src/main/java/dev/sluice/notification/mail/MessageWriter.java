package dev.sluice.notification.mail;

import dev.sluice.contract.notification.Notification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes messages about runs with its own template engine. */
final class MessageWriter {
  private static final String FOLDER = "dev/sluice/notification/mail/";

  private final TemplateEngine engine = new SpringTemplateEngine();
  private final @Nullable URI baseUrl;

  MessageWriter(@Nullable URI baseUrl) {
    this.baseUrl = baseUrl;
    engine.addTemplateResolver(resolver(".html", TemplateMode.HTML));
    engine.addTemplateResolver(resolver(".txt", TemplateMode.TEXT));
  }

  Message write(Notification notification) {
    Page page = Page.of(notification, baseUrl);
    Context context = new Context(Locale.ENGLISH, Map.of("page", page));
    return new Message(
        page.subject(),
        engine.process(FOLDER + "message.txt", context),
        engine.process(FOLDER + "message.html", context));
  }

  private static ClassLoaderTemplateResolver resolver(String ending, TemplateMode mode) {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(MessageWriter.class.getClassLoader());
    resolver.setResolvablePatterns(Set.of("*" + ending));
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    return resolver;
  }
}
