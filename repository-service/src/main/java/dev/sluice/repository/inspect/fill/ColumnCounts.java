package dev.sluice.repository.inspect.fill;

import static dev.sluice.repository.jooq.Tables.REVIEW_COLUMN;

import dev.sluice.repository.inspect.scan.ChangedProperties;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** How many updates change each property of an entity type, empty or fill it. */
final class ColumnCounts {
  private final List<String> properties;
  private final long[] changed;
  private final long[] emptied;
  private final long[] filled;

  ColumnCounts(List<String> properties) {
    this.properties = properties;
    this.changed = new long[properties.size()];
    this.emptied = new long[properties.size()];
    this.filled = new long[properties.size()];
  }

  void add(ChangedProperties update) {
    for (int column = 0; column < changed.length; column++) {
      if (update.isChanged(column)) {
        changed[column]++;
        if (update.isEmptied(column)) {
          emptied[column]++;
        } else if (update.isFilled(column)) {
          filled[column]++;
        }
      }
    }
  }

  void write(DSLContext dsl, int inspection, ReviewDataset dataset) {
    var rows = new ArrayList<org.jooq.Query>();
    for (int column = 0; column < changed.length; column++) {
      rows.add(
          dsl.insertInto(REVIEW_COLUMN)
              .set(REVIEW_COLUMN.INSPECTION, inspection)
              .set(REVIEW_COLUMN.TARGET, (short) dataset.number())
              .set(REVIEW_COLUMN.COL, (short) column)
              .set(REVIEW_COLUMN.PROPERTY, properties.get(column))
              .set(REVIEW_COLUMN.CHANGED, changed[column])
              .set(REVIEW_COLUMN.EMPTIED, emptied[column])
              .set(REVIEW_COLUMN.FILLED, filled[column])
              .set(REVIEW_COLUMN.PAIRS, 0L));
    }
    dsl.batch(rows).execute();
  }
}
