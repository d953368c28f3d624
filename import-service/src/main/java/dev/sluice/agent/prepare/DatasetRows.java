package dev.sluice.agent.prepare;

import dev.sluice.agent.prepare.reject.Reject;
import dev.sluice.agent.prepare.source.CsvRow;
import java.io.IOException;
import java.util.List;

/** Converts the rows of a source to rows of one entity type or association. */
interface DatasetRows {
  void accept(CsvRow row) throws IOException;

  /** Rejects a row, of whose form nothing is wrong, before anything is made of it. */
  void reject(CsvRow row, Reject reject) throws IOException;

  /**
   * The cells that this line tells of the row of the source's file that it was made of: of a row
   * that is refused after it was sorted, its own are no longer known. Cells that only expressions
   * and filters read are empty.
   */
  List<String> retold(List<String> sorted);
}
