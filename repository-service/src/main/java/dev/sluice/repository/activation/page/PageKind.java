package dev.sluice.repository.activation.page;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The kinds of pages. */
enum PageKind {
  /** The link is good, and waits for the button. */
  CONFIRM(HttpStatus.OK),
  /** The button was pressed just now. */
  DONE(HttpStatus.OK),
  /** It was pressed before. */
  USED(HttpStatus.GONE),
  EXPIRED(HttpStatus.GONE),
  /** A later mail has another link. */
  REPLACED(HttpStatus.GONE),
  /** The account is switched off, or is not there any longer. */
  SWITCHED_OFF(HttpStatus.GONE),
  /** Nobody here made the link. */
  UNKNOWN(HttpStatus.NOT_FOUND);

  private final HttpStatus status;

  PageKind(HttpStatus status) {
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }

  /** The part of its words' names. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
