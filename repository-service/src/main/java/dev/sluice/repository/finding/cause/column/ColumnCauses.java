package dev.sluice.repository.finding.cause.column;

import dev.sluice.repository.finding.evidence.Hypothesis;
import java.util.List;

/** The causes that affect the values of columns. */
public final class ColumnCauses {
  /** All of them; of two that explain the same, the one that is more precise comes first. */
  public static final List<Hypothesis> ALL =
      List.of(
          new ExchangedColumns(),
          new ExchangedFlags(),
          new DayAndMonth(),
          new ShiftedDates(),
          new OtherDateFormat(),
          new WrongEncoding(),
          new Cosmetics(),
          EmptiedColumns.emptied(),
          EmptiedColumns.filled(),
          new ConstantColumn(),
          new Affix(),
          new Reorganisation(),
          new ValuesOnOtherRows());

  private ColumnCauses() {}
}
