package dev.sluice.notification.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail to a person.
 *
 * @param id what its {@code Message-ID} is made of
 * @param language a language tag such as {@code fr}
 * @param html null if it is text alone
 */
public record Letter(
    UUID id, String address, String language, String subject, String text, @Nullable String html) {

  /** Without whom it is for and what it says, wherever it is printed. */
  @Override
  public String toString() {
    return "Letter[id=" + id + "]";
  }
}
