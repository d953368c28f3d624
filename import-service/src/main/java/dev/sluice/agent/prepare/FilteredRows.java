package dev.sluice.agent.prepare;

import dev.sluice.agent.prepare.command.Command;
import dev.sluice.agent.prepare.reject.Reject;
import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.source.Header;
import dev.sluice.expression.EvaluationException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Passes on rows that match a filter, and rows for which the filter cannot be evaluated. */
final class FilteredRows implements DatasetRows {
  private final RowExpression filter;
  private final Header header;
  private final RowCommands commands;
  private final DatasetRows rows;
  private final PreparedDataset prepared;

  FilteredRows(
      RowExpression filter,
      Header header,
      RowCommands commands,
      DatasetRows rows,
      PreparedDataset prepared) {
    this.filter = filter;
    this.header = header;
    this.commands = commands;
    this.rows = rows;
    this.prepared = prepared;
  }

  @Override
  public void accept(CsvRow row) throws IOException {
    Optional<Command> command = commands.given() ? commands.of(row) : Optional.of(Command.INSERT);
    // Of a row that is rejected anyway nobody knows which cell is which.
    if (Reject.ofRow(row, header) != null || command.isEmpty()) {
      rows.accept(row);
    } else if (command.get() == Command.INSERT) {
      judge(row);
    } else {
      judge(row, command.get());
    }
  }

  private void judge(CsvRow row, Command command) throws IOException {
    List<String> open = filter.leftOpen(row);
    if (open.isEmpty()) {
      judge(row);
    } else if (command == Command.DELETE
        || (command == Command.UPDATE && filter.saysNothing(open))) {
      // A delete needs its key alone, and an update leaves alone what was judged before.
      rows.accept(row);
    } else {
      rows.reject(row, Reject.incomplete(null, open));
    }
  }

  private void judge(CsvRow row) throws IOException {
    boolean taken;
    try {
      taken = filter.holds(row);
    } catch (EvaluationException unclear) {
      rows.reject(row, Reject.unclear(unclear));
      return;
    }
    if (taken) {
      rows.accept(row);
    } else {
      prepared.filtered();
    }
  }

  @Override
  public void reject(CsvRow row, Reject reject) throws IOException {
    rows.reject(row, reject);
  }

  @Override
  public List<String> retold(List<String> sorted) {
    return rows.retold(sorted);
  }
}
