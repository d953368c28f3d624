package dev.sluice.contract.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person's language as files write it: two letters, or four as in {@code fr-CA} or {@code fr_CA}.
 * Any other text means English.
 */
public final class WrittenLanguage {
  public static final String ENGLISH = "en";

  private static final Pattern FORMS =
      Pattern.compile("([A-Z]{2}|[a-z]{2})|([a-z]{2})[-_]([A-Z]{2})");

  private WrittenLanguage() {}

  /** The language tags for finding a text, the best one first; English is always last. */
  public static List<String> candidates(@Nullable String written) {
    Matcher forms = FORMS.matcher(written == null ? "" : written.trim());
    if (!forms.matches()) {
      return List.of(ENGLISH);
    }
    String language = forms.group(1) == null ? forms.group(2) : forms.group(1);
    List<String> tags = new ArrayList<>();
    if (forms.group(3) != null) {
      tags.add(language + "-" + forms.group(3));
    }
    tags.add(language.toLowerCase(Locale.ROOT));
    tags.add(ENGLISH);
    return tags.stream().distinct().toList();
  }
}
