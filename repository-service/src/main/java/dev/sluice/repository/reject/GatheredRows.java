package dev.sluice.repository.reject;

import dev.sluice.repository.reject.RejectedRow.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Combines consecutive errors of the same line of a file into one row. */
public final class GatheredRows {
  private final Consumer<RejectedRow> consumer;
  private @Nullable Long line;
  private List<String> cells = List.of();
  private final List<Fault> faults = new ArrayList<>();

  public GatheredRows(Consumer<RejectedRow> consumer) {
    this.consumer = consumer;
  }

  /**
   * Adds what is wrong.
   *
   * @param atLine null if nobody knows it, so that the row is one of its own
   * @param itsCells asked for once in a row
   */
  public void add(@Nullable Long atLine, Supplier<List<String>> itsCells, Fault fault) {
    if (faults.isEmpty() || line == null || !Objects.equals(line, atLine)) {
      end();
      line = atLine;
      cells = itsCells.get();
    }
    faults.add(fault);
  }

  /** Hands over the last row. */
  public void end() {
    if (!faults.isEmpty()) {
      consumer.accept(new RejectedRow(line, cells, List.copyOf(faults)));
      faults.clear();
    }
  }
}
