package dev.sluice.agent.prepare.command;

import dev.sluice.agent.prepare.reject.Reject;
import dev.sluice.agent.prepare.sort.KeptRow;
import dev.sluice.agent.prepare.sort.SortedRow;
import dev.sluice.agent.sorted.Line;
import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.rows.EmptiedCell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Combines commands on resources. */
final class EntityLog implements CommandLog {
  /** Before the attributes stand the command and the key. */
  private static final int ATTRIBUTES = 2;

  private final Outcome outcome;
  private final List<PropertyDefinition> attributes;
  private final boolean status;
  private final KeptRow last = new KeptRow();

  /** The line to write for the key; null before the first one. */
  private byte @Nullable [] line;

  /** The same as cells, once the key has a second row. */
  private @Nullable List<String> folded;

  EntityLog(EntityTypeDefinition type, Outcome outcome) {
    this.outcome = outcome;
    attributes =
        type.properties().stream().filter(each -> !each.name().equals(type.key())).toList();
    status = type.status() != null;
  }

  @Override
  public void add(SortedRow row) throws IOException {
    if (!last.hasKeyOf(row)) {
      end();
      line = row.line();
      last.keep(row);
    } else if (last.hasLineOf(row)) {
      outcome.duplicate();
    } else {
      fold(row);
    }
  }

  @Override
  public void end() throws IOException {
    if (folded != null) {
      outcome.write(LineEncoder.line(folded));
    } else if (line != null) {
      outcome.write(line);
    }
    line = null;
    folded = null;
  }

  private void fold(SortedRow row) throws IOException {
    List<String> before = folded == null ? new Line(last.line()).cells() : folded;
    List<String> cells = new Line(row.line()).cells();
    Command first = Command.ofWord(before.get(0));
    Command second = Command.ofWord(cells.get(0));
    Command both = first.then(second);
    if (both == null) {
      outcome.reject(
          row.sourceLine(),
          cells,
          second == Command.INSERT ? Reject.KNOWN_KEY : Reject.UNKNOWN_KEY);
      return;
    }
    if (both == Command.REPLACE && first.deletes()) {
      Reject lacking = completed(cells);
      if (lacking != null) {
        outcome.reject(row.sourceLine(), cells, lacking);
        return;
      }
    } else if (!both.deletes()) {
      cells = overlaid(before, cells, both);
    }
    cells.set(0, both.word());
    folded = cells;
    last.keep(row);
  }

  /** Makes of a row, which may leave cells alone, one that stands for itself. */
  private @Nullable Reject completed(List<String> cells) {
    for (int i = 0; i < attributes.size(); i++) {
      int cell = ATTRIBUTES + i;
      String otherwise = attributes.get(i).conversion().defaultValue();
      if (cells.get(cell).equals(EmptiedCell.TEXT)) {
        cells.set(cell, "");
      } else if (cells.get(cell).isEmpty() && otherwise != null) {
        cells.set(cell, otherwise);
      }
      if (cells.get(cell).isEmpty() && attributes.get(i).required()) {
        return Reject.required(attributes.get(i).column());
      }
    }
    int active = ATTRIBUTES + attributes.size();
    if (status && cells.get(active).isEmpty()) {
      cells.set(active, "true");
    }
    return null;
  }

  /** The cells of the rows before, under those that the later row has. */
  private static List<String> overlaid(List<String> before, List<String> cells, Command both) {
    List<String> overlaid = new ArrayList<>(before);
    for (int i = ATTRIBUTES; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (!cell.isEmpty()) {
        boolean nothing = cell.equals(EmptiedCell.TEXT) && !both.leavesEmptyCellsAlone();
        overlaid.set(i, nothing ? "" : cell);
      }
    }
    return overlaid;
  }
}
