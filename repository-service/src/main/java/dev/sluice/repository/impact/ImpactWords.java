package dev.sluice.repository.impact;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Describes a consequence of a plan in one sentence. */
final class ImpactWords {
  private ImpactWords() {}

  static String of(
      ImpactKind kind,
      String target,
      @Nullable String property,
      String entityType,
      long resources) {
    String concerned =
        String.format(
            Locale.ENGLISH,
            "%,d %s of type %s",
            resources,
            resources == 1 ? "resource" : "resources",
            entityType);
    return switch (kind) {
      case PROTECTED_TAKEN ->
          "%s would be deleted or switched off; %s unless a rule names it"
              .formatted("Protected: " + concerned, resources == 1 ? "it stays" : "each stays");
      case PROTECTED_CHANGED -> "Protected: %s would be updated".formatted(concerned);
      case WITHOUT_TARGET -> "%s would have no link %s any more".formatted(concerned, target);
      case WITHOUT_OWNER -> "No link %s would lead to %s any more".formatted(target, concerned);
      case PENDING ->
          "%s would have a link %s to somebody who does not exist".formatted(concerned, target);
      case EMPTIED -> "%s would lose the value of %s".formatted(concerned, property);
    };
  }
}
