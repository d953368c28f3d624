package dev.sluice.agent.workbook;

import dev.sluice.contract.agent.SheetNote;
import dev.sluice.contract.agent.SheetNote.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Counts notes for people about how a sheet was read. */
final class Notes {
  private static final class Tally {
    private final String first;
    private long count;

    Tally(String first) {
      this.first = first;
    }
  }

  private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);

  /**
   * Counts one more.
   *
   * @param place where it is, which only the first one is asked for
   */
  void add(Kind kind, Supplier<String> place) {
    tallies.computeIfAbsent(kind, none -> new Tally(place.get())).count++;
  }

  List<SheetNote> all() {
    return tallies.entrySet().stream()
        .map(each -> new SheetNote(each.getKey(), each.getValue().count, each.getValue().first))
        .toList();
  }
}
