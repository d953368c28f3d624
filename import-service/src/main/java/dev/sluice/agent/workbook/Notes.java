package dev.sluice.agent.workbook;

import dev.sluice.contract.agent.SheetNote;
import dev.sluice.contract.agent.SheetNote.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Counts what people should know of how a sheet was read. */
final class Notes {
  private final Map<Kind, String> firsts = new EnumMap<>(Kind.class);
  private final long[] counts = new long[Kind.values().length];

  /**
   * Counts one more.
   *
   * @param place where it is, which only the first one is asked for
   */
  void add(Kind kind, Supplier<String> place) {
    if (counts[kind.ordinal()]++ == 0) {
      firsts.put(kind, place.get());
    }
  }

  List<SheetNote> all() {
    return firsts.entrySet().stream()
        .map(each -> new SheetNote(each.getKey(), counts[each.getKey().ordinal()], each.getValue()))
        .toList();
  }
}
