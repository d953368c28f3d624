package dev.sluice.contract.check;

import dev.sluice.contract.definition.Threshold;
import dev.sluice.contract.definition.Threshold.Operation;
import dev.sluice.contract.definition.Threshold.Subject;
import dev.sluice.contract.definition.Threshold.Unit;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.ColumnChange;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Describes a breach in the sentence that REST, Temporal, mails and the command line use. */
public final class BreachWords {
  private BreachWords() {}

  /** As in {@code User: 3 deletes, over the limit of 2 (maximumDeletedLines)}. */
  public static String of(Breach breach) {
    return "%s: %s (%s)".formatted(breach.scope(), what(breach), breach.threshold());
  }

  private static String what(Breach breach) {
    return switch (breach.threshold()) {
      case Breach.EMPTY_FILE -> "the source's file is empty";
      case Breach.NO_ROWS -> "the source's file has a header and no rows";
      case Breach.MISSED_COMMANDS ->
          (breach.actual() == 1
                  ? "an earlier run with commands was not applied, so its commands are"
                  : number(breach.actual())
                      + " earlier runs with commands were not applied, so their commands are")
              + " missing until a complete run is applied";
      case Breach.PROTECTED ->
          breach.actual() == 1
              ? "1 protected resource would be deleted or switched off; it stays unless a rule"
                  + " names it"
              : number(breach.actual())
                  + " protected resources would be deleted or switched off; each stays unless a"
                  + " rule names it";
      default ->
          Threshold.labelled(breach.threshold())
              .map(threshold -> ofLimit(threshold, breach))
              .or(
                  () ->
                      ColumnChange.labelled(breach.threshold())
                          .map(change -> ColumnWords.of(change, breach)))
              .orElseGet(() -> ofUnknown(breach));
    };
  }

  private static String ofLimit(Threshold threshold, Breach breach) {
    if (threshold.unit() == Unit.LINES) {
      return count(threshold, breach.actual()) + ", over the limit of " + number(breach.limit());
    }
    return share(threshold, breach) + ", over the limit of " + number(breach.limit()) + "%";
  }

  private static String share(Threshold threshold, Breach breach) {
    Long lines = breach.lines();
    Long of = breach.of();
    if (lines != null && of != null) {
      return of == 0
          ? count(threshold, lines) + ofNothing(threshold)
          : "%s of %s, or %s%%"
              .formatted(count(threshold, lines), number(of), number(breach.actual()));
    }
    return Double.isFinite(breach.actual())
        ? number(breach.actual()) + "% " + things(threshold, false)
        : things(threshold, false) + ofNothing(threshold);
  }

  private static String ofNothing(Threshold threshold) {
    return threshold.operation() == Operation.DELETE && threshold.subject() == Subject.RESOURCE
        ? " when none was active before"
        : " when there was none before";
  }

  private static String ofUnknown(Breach breach) {
    return "%s is %s, over the limit of %s"
        .formatted(breach.threshold(), number(breach.actual()), number(breach.limit()));
  }

  private static String count(Threshold threshold, double count) {
    return number(count) + " " + things(threshold, count == 1);
  }

  private static String things(Threshold threshold, boolean one) {
    String ending = one ? "" : "s";
    Operation operation = threshold.operation();
    if (operation == null) {
      return "rejected row" + ending;
    }
    String kind = threshold.subject() == Subject.LINK ? "link " : "";
    return kind + operation.name().toLowerCase(Locale.ROOT) + ending;
  }

  /** At most two decimals, rounded up: a number just over a limit must not look equal to it. */
  static String number(double amount) {
    DecimalFormat format =
        new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
    format.setRoundingMode(RoundingMode.CEILING);
    return format.format(amount);
  }
}
