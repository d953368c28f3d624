package dev.sluice.agent.prepare.command;

import dev.sluice.agent.prepare.sort.KeptRow;
import dev.sluice.agent.prepare.sort.SortedRow;
import dev.sluice.agent.sorted.Line;
import dev.sluice.agent.sorted.LineEncoder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Combines commands on links of owners that have at most one target. */
final class SingleLinkLog implements CommandLog {
  private static final String SET = LinkCommand.SET.word();

  private final Outcome outcome;
  private final KeptRow last = new KeptRow();

  /** Command, owner and target, of all rows of the owner so far. */
  private @Nullable List<String> folded;

  SingleLinkLog(Outcome outcome) {
    this.outcome = outcome;
  }

  @Override
  public void add(SortedRow row) throws IOException {
    List<String> cells = new Line(row.line()).cells();
    if (!last.hasKeyOf(row)) {
      end();
    } else if (last.hasLineOf(row)) {
      outcome.duplicate();
      return;
    }
    fold(cells);
    last.keep(row);
  }

  private void fold(List<String> cells) throws IOException {
    List<String> before = folded;
    if (before == null || cells.get(0).equals(SET)) {
      folded = cells;
    } else if (!before.get(0).equals(SET)) {
      // Which of the two there is, if either, only the server knows.
      outcome.write(LineEncoder.line(before));
      folded = cells;
    } else if (before.get(2).equals(cells.get(2))) {
      folded = List.of(SET, before.get(1), "");
    }
  }

  @Override
  public void end() throws IOException {
    if (folded != null) {
      outcome.write(LineEncoder.line(folded));
    }
    folded = null;
  }
}
