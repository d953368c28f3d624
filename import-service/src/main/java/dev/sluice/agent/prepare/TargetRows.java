package dev.sluice.agent.prepare;

import dev.sluice.agent.prepare.reject.Reject;
import dev.sluice.agent.prepare.source.CsvRow;
import java.io.IOException;

/** Turns the rows of a source into those of one target. */
interface TargetRows {
  void accept(CsvRow row) throws IOException;

  /** Rejects a row, of whose form nothing is wrong, before anything is made of it. */
  void reject(CsvRow row, Reject reject) throws IOException;
}
