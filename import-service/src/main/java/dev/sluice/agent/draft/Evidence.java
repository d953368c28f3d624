package dev.sluice.agent.draft;

import dev.sluice.agent.draft.References.Reference;
import dev.sluice.agent.draft.References.Target;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Decides whether a column refers to another one. Small numbers and a few words occur in other
 * columns by chance, so these need a fitting name as well.
 */
final class Evidence {
  private static final Pattern ROLE =
      Pattern.compile(
          "(?i).*(manager|supervisor|boss|chef|parent|owner|member|respons[ai]ble|vorgesetzte|head|lead"
              + "|group|department|abteilung|service"
              + "|dept|org|unit|team|class|school|course|user|person|employee|student|teacher).*");

  /** So many words do not occur elsewhere by chance. */
  private static final int MANY = 10;

  private static final int SAME_NAME = 3;
  private static final int NAMED_FOR_IT = 2;
  private static final int ROLE_NAME = 1;

  private Evidence() {}

  /** How much the names say, from 0. */
  static int of(ColumnProfile column, Target target) {
    String name = column.name.toLowerCase(Locale.ROOT);
    if (name.equals(target.column().name.toLowerCase(Locale.ROOT))) {
      return SAME_NAME;
    }
    String type = Words.entityType(FileProfile.stem(target.file().file)).toLowerCase(Locale.ROOT);
    if (name.contains(type)) {
      return NAMED_FOR_IT;
    }
    return ROLE.matcher(name).matches() ? ROLE_NAME : 0;
  }

  static boolean convinces(Reference reference) {
    return of(reference.column(), reference.target()) > 0
        || (reference.values() >= MANY
            && !reference.column().numeric()
            && !reference.target().column().numeric());
  }
}
