package dev.sluice.repository.facet.change;

import dev.sluice.repository.filter.plan.ReviewedPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes as lines of a table: each property of the plan has a column for its value before and one
 * for after.
 */
final class ChangeLines {
  private static final List<String> FIRST =
      List.of(
          "n",
          "type",
          "operation",
          "key",
          "target",
          "beforeTarget",
          "changed",
          "marks",
          "state",
          "heldSince",
          "heldTimes");

  private final List<String> properties;

  ChangeLines(ReviewedPlan plan) {
    properties = plan.columns().map(ReviewedPlan.Column::property).distinct().sorted().toList();
  }

  List<String> header() {
    List<String> header = new ArrayList<>(FIRST);
    for (String each : properties) {
      header.add("before." + each);
      header.add("after." + each);
    }
    return header;
  }

  List<@Nullable Object> line(ReviewedChange change) {
    List<@Nullable Object> line = new ArrayList<>();
    line.add(change.n());
    line.add(change.type());
    line.add(change.operation());
    line.add(change.key());
    line.add(change.target());
    line.add(change.beforeTarget());
    line.add(String.join(", ", change.changed()));
    line.add(String.join(", ", change.marks()));
    line.add(change.state());
    line.add(change.held() == null ? null : change.held().since());
    line.add(change.held() == null ? null : change.held().times());
    for (String each : properties) {
      line.add(value(change.before(), each));
      line.add(value(change.after(), each));
    }
    return line;
  }

  private static @Nullable Object value(@Nullable Map<String, Object> side, String property) {
    return side == null ? null : side.get(property);
  }
}
