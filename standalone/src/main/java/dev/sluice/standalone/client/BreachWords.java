package dev.sluice.standalone.client;

import dev.sluice.contract.definition.Threshold;
import dev.sluice.contract.definition.Threshold.Subject;
import dev.sluice.contract.definition.Threshold.Unit;
import dev.sluice.standalone.client.Run.Breach;
import dev.sluice.standalone.screen.Numbers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A breach in words, as in {@code User: 312 deletes, limit 50 (maximumDeletedLines)}. */
public final class BreachWords {
  private BreachWords() {}

  /** The breach in words. */
  public static String of(Breach breach) {
    String label = " (" + breach.threshold() + ")";
    if (breach.threshold().equals(dev.sluice.contract.run.Breach.EMPTY_FILE)) {
      return breach.scope() + ": the file is empty" + label;
    }
    if (breach.threshold().equals(dev.sluice.contract.run.Breach.NO_ROWS)) {
      return breach.scope() + ": the file has a header and no rows" + label;
    }
    Optional<Threshold> threshold = Threshold.labelled(breach.threshold());
    String amounts =
        threshold
            .map(each -> known(each, breach))
            .orElseGet(() -> number(breach.actual()) + ", limit " + number(breach.limit()));
    return breach.scope() + ": " + amounts + label;
  }

  private static String known(Threshold threshold, Breach breach) {
    String subject =
        switch (threshold.subject()) {
          case RESOURCE -> "";
          case LINK -> "link ";
          case ROW -> "rejected row";
        };
    String noun = subject + (threshold.subject() == Subject.ROW ? "" : noun(threshold));
    if (threshold.unit() == Unit.PERCENT) {
      if (breach.actual() == null || !Double.isFinite(breach.actual())) {
        return noun + "s where nothing was held before, limit " + number(breach.limit()) + " %";
      }
      String of = threshold.subject() == Subject.ROW ? " of the rows read" : " of what was there";
      return noun
          + "s are "
          + number(breach.actual())
          + " %"
          + of
          + ", limit "
          + number(breach.limit())
          + " %";
    }
    boolean one = breach.actual() != null && breach.actual() == 1;
    return number(breach.actual())
        + " "
        + noun
        + (one ? "" : "s")
        + ", limit "
        + number(breach.limit());
  }

  private static String noun(Threshold threshold) {
    Threshold.Operation operation = threshold.operation();
    if (operation == null) {
      return "row";
    }
    return switch (operation) {
      case INSERT -> "insert";
      case UPDATE -> "update";
      case DELETE -> "delete";
    };
  }

  private static String number(@Nullable Double amount) {
    return amount == null ? "unlimited" : Numbers.rounded(amount);
  }
}
