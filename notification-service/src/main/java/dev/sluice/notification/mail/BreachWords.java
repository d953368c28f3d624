package dev.sluice.notification.mail;

import dev.sluice.contract.definition.Threshold;
import dev.sluice.contract.definition.Threshold.Unit;
import dev.sluice.contract.run.Breach;
import dev.sluice.notification.delivery.SingleLine;
import java.util.Optional;

/** Says what a breach means. */
final class BreachWords {
  private BreachWords() {}

  /** As in {@code 3 deletes, over the limit of 2}. */
  static String of(Breach breach) {
    return switch (breach.threshold()) {
      case Breach.EMPTY_FILE -> "the source's file is empty";
      case Breach.NO_ROWS -> "the source's file has a header and no rows";
      default -> ofLimit(breach);
    };
  }

  private static String ofLimit(Breach breach) {
    Optional<Threshold> threshold = Threshold.labelled(breach.threshold());
    if (threshold.isEmpty()) {
      return "%s is %s, over the limit of %s"
          .formatted(
              SingleLine.of(breach.threshold()),
              Numbers.of(breach.actual()),
              Numbers.of(breach.limit()));
    }
    boolean percent = threshold.get().unit() == Unit.PERCENT;
    String things = things(threshold.get(), !percent && breach.actual() == 1);
    if (percent && !Double.isFinite(breach.actual())) {
      return "%s where nothing was held before, over the limit of %s %%"
          .formatted(things, Numbers.of(breach.limit()));
    }
    String unit = percent ? " %" : "";
    return "%s%s %s, over the limit of %s%s"
        .formatted(Numbers.of(breach.actual()), unit, things, Numbers.of(breach.limit()), unit);
  }

  private static String things(Threshold threshold, boolean one) {
    String ending = one ? "" : "s";
    Threshold.Operation operation = threshold.operation();
    if (operation == null) {
      return "rejected row" + ending;
    }
    String kind = threshold.subject() == Threshold.Subject.LINK ? "link " : "";
    return kind
        + switch (operation) {
          case INSERT -> "insert";
          case UPDATE -> "update";
          case DELETE -> "delete";
        }
        + ending;
  }
}
