package dev.sluice.agent.draft;

import dev.sluice.agent.draft.References.Reference;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A file in which each row is a link: two of its columns refer to rows of other files. */
record Links(FileProfile file, Reference owner, Reference target) {
  /** A file of links has little beside its two ends. */
  private static final int MOST_COLUMNS = 4;

  private static final Pattern WHOLE =
      Pattern.compile("(?i).*(group|class|section|team|role|org|department|course|parent|list).*");

  /** The links, if that is what the file holds. */
  static Optional<Links> of(FileProfile file, List<Reference> references) {
    List<Reference> ends =
        file.columns.stream()
            .flatMap(
                column ->
                    references.stream()
                        .filter(each -> each.column() == column && !each.within())
                        .filter(each -> each.separator() == null && Evidence.convinces(each))
                        .limit(1))
            .toList();
    boolean bothIdentify =
        ends.stream().allMatch(each -> KeyChoice.identifies(file, each.column()));
    if (file.columns.size() > MOST_COLUMNS || ends.size() < 2 || bothIdentify) {
      return Optional.empty();
    }
    Reference owner =
        ends.stream()
            .filter(each -> KeyChoice.identifies(file, each.column()))
            .findFirst()
            .or(() -> ends.stream().filter(Links::namesWhole).findFirst())
            .orElse(ends.get(0));
    Reference target =
        ends.stream().filter(each -> each.column() != owner.column()).findFirst().orElseThrow();
    return Optional.of(new Links(file, owner, target));
  }

  private static boolean namesWhole(Reference end) {
    return WHOLE.matcher(end.column().name).matches();
  }

  boolean single() {
    return owner.column().unique();
  }
}
