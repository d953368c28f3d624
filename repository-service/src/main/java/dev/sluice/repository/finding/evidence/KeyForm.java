package dev.sluice.repository.finding.evidence;

import java.util.Locale;

/**
 * A form in which different keys can be the same key. Two keys are the same in a form if {@link
 * #of} returns the same for both.
 */
public enum KeyForm {
  TRIM,
  LOWER_CASE,
  /** Without zeros in front. */
  STRIP_ZEROS,
  /** Without decimals that are zeros, as a spreadsheet adds them. */
  DROP_DECIMALS,
  /** Without what stands in front of the first separator. */
  DROP_PREFIX,
  /** Without what stands behind the last separator. */
  DROP_SUFFIX,
  /** Letters and digits alone. */
  DROP_SEPARATORS;

  /** The key in this form. */
  public String of(String key) {
    return switch (this) {
      case TRIM -> key.strip();
      case LOWER_CASE -> key.toLowerCase(Locale.ROOT);
      case STRIP_ZEROS -> key.replaceFirst("^0+(?=.)", "");
      case DROP_DECIMALS -> key.replaceFirst("[.,]0+$", "");
      case DROP_PREFIX -> key.replaceFirst("^[^-\\\\@/]*[-\\\\@/](?=.)", "");
      case DROP_SUFFIX -> key.replaceFirst("(?<=.)[-\\\\@/][^-\\\\@/]*$", "");
      case DROP_SEPARATORS -> key.replaceAll("[^\\p{L}\\p{N}]", "");
    };
  }

  /** The word that people read. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
