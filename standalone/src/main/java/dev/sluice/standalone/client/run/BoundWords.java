package dev.sluice.standalone.client.run;

import dev.sluice.standalone.client.run.Run.Bound;
import dev.sluice.standalone.client.run.Run.Looked;
import dev.sluice.standalone.screen.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Describes what a decision is bound to, one sentence each. */
final class BoundWords {
  private BoundWords() {}

  static List<String> of(@Nullable Bound bound) {
    List<String> sentences = new ArrayList<>();
    if (bound != null) {
      if (!bound.acknowledged().isEmpty()) {
        sentences.add("acknowledged: " + String.join(", ", bound.acknowledged()));
      }
      bound
          .waived()
          .forEach(
              each ->
                  sentences.add("waived for this run: " + each.message() + ": " + each.reason()));
      bound.looked().forEach(each -> sentences.add(looked(each)));
    }
    return sentences.stream().map(Printable::of).toList();
  }

  /** As in {@code rita, segment office=Lyon, seed 417: 20 looked at, 0 wrong …}. */
  private static String looked(Looked looked) {
    String which =
        looked.filter().entrySet().stream()
            .map(each -> TermWords.told(each.getKey(), values(each.getValue())) + ", ")
            .collect(Collectors.joining());
    return looked.by() + ", " + which + "seed " + looked.seed() + ": " + looked.sentence();
  }

  private static String values(List<@Nullable String> values) {
    return values.stream()
        .map(each -> Objects.requireNonNullElse(each, "(none)"))
        .collect(Collectors.joining(" or "));
  }
}
