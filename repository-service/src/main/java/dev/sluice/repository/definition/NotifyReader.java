package dev.sluice.repository.definition;

import dev.sluice.contract.definition.NotificationEvent;
import dev.sluice.contract.definition.NotifyDefinition;
import dev.sluice.contract.definition.NotifyDefinition.Webhook;
import dev.sluice.repository.definition.yaml.Names;
import dev.sluice.repository.definition.yaml.Section;
import dev.sluice.repository.definition.yaml.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads {@code notify}. */
final class NotifyReader {
  private static final List<NotificationEvent> DEFAULT_EVENTS =
      List.of(NotificationEvent.BREACH, NotificationEvent.FAILED);

  /** The addresses that HTML forms take; nothing in them can end a mail header. */
  private static final Pattern MAIL =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
              + "@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
              + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

  private static final int LONGEST_MAIL = 254;

  private NotifyReader() {}

  static NotifyDefinition read(Section notify) {
    notify.only("on", "mail", "webhooks");
    if (notify.value("mail").isEmpty() && notify.value("webhooks").isEmpty()) {
      notify.refuseKey(
          "mail", "nobody is notified", "Add `mail:` or `webhooks:`, or remove `notify`");
    }
    return new NotifyDefinition(
        notify.value("on").isEmpty()
            ? DEFAULT_EVENTS
            : list(notify, "on", value -> value.choice(NotificationEvent.class)),
        list(notify, "mail", NotifyReader::mail),
        list(notify, "webhooks", value -> value.section().map(NotifyReader::webhook)));
  }

  private static <T> List<T> list(Section notify, String key, Function<Value, Optional<T>> reader) {
    Set<T> seen = new HashSet<>();
    return notify.value(key).map(Value::list).orElse(List.of()).stream()
        .flatMap(value -> reader.apply(value).filter(each -> first(value, each, seen)).stream())
        .toList();
  }

  private static <T> boolean first(Value value, T element, Set<T> seen) {
    boolean first = seen.add(element);
    if (!first) {
      value.refuse("this is named twice", "Remove one of the two");
    }
    return first;
  }

  private static Optional<String> mail(Value value) {
    Optional<String> address = value.text();
    if (address.isPresent()
        && (address.get().length() > LONGEST_MAIL || !MAIL.matcher(address.get()).matches())) {
      value.refuse("this is not a mail address", "Write the bare address, as in `iam@example.org`");
      return Optional.empty();
    }
    return address;
  }

  private static Webhook webhook(Section webhook) {
    webhook.only("url", "secret");
    return new Webhook(
        webhook.required("url").flatMap(NotifyReader::url).orElse(""),
        webhook.required("secret").flatMap(NotifyReader::secret).orElse(""));
  }

  private static Optional<String> url(Value value) {
    Optional<String> url = value.text();
    if (url.isPresent() && !isHttp(url.get())) {
      // The address itself is not repeated: some carry a password.
      value.refuse(
          "this is not an http or https address without user and password",
          "Write it as in `https://hooks.example.org/sluice`");
      return Optional.empty();
    }
    return url;
  }

  private static boolean isHttp(String url) {
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return Set.of("http", "https").contains(scheme)
          && uri.getHost() != null
          && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** A secret written here by mistake is not repeated in the message. */
  private static Optional<String> secret(Value value) {
    Optional<String> name = value.text();
    if (name.isPresent() && (!Names.wellFormed(name.get()) || name.get().startsWith("whsec_"))) {
      value.refuse(
          "this is not the name of a secret",
          "Write the secret's name in the notification service, not the secret itself");
      return Optional.empty();
    }
    return name;
  }
}
