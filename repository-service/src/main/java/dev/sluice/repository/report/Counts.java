package dev.sluice.repository.report;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.not;

import dev.sluice.repository.jooq.tables.Resource;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;

/** The number of active, inactive and all resources of a group. */
final class Counts {
  private Counts() {}

  static List<Field<?>> of(Resource resource) {
    return List.of(
        count(resource.ID).filterWhere(resource.ACTIVE),
        count(resource.ID).filterWhere(not(resource.ACTIVE)),
        total(resource));
  }

  static Field<Integer> total(Resource resource) {
    return count(resource.ID);
  }

  /** The columns of a report by these texts. */
  static List<ReportColumn> columns(String... texts) {
    List<ReportColumn> columns = new ArrayList<>();
    for (String text : texts) {
      columns.add(ReportColumn.text(text));
    }
    for (String count : List.of("active", "inactive", "total")) {
      columns.add(ReportColumn.count(count));
    }
    return columns;
  }
}
