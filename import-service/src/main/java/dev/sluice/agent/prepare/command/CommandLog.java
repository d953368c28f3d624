package dev.sluice.agent.prepare.command;

import dev.sluice.agent.prepare.reject.Reject;
import dev.sluice.agent.prepare.sort.SortedRow;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.Multiplicity;
import java.io.IOException;
import java.util.List;

/**
 * Combines the commands of a source: each key ends with one command, which is the result of all its
 * rows in file order. Rows arrive by key, and rows with the same key in file order. Only one row
 * per key is in memory, however many there are.
 */
public interface CommandLog {
  /** Takes the next row, which is valid until the one after. */
  void add(SortedRow row) throws IOException;

  /** Writes what is left after the last row. */
  void end() throws IOException;

  /** Folds the commands on resources. */
  static CommandLog ofResources(EntityTypeDefinition type, Outcome outcome) {
    return new EntityLog(type, outcome);
  }

  /** Folds the commands on links. */
  static CommandLog ofLinks(Multiplicity multiplicity, Outcome outcome) {
    return multiplicity == Multiplicity.ONE ? new SingleLinkLog(outcome) : new LinkLog(outcome);
  }

  /** Where the log writes to. */
  interface Outcome {
    /** A line of the sorted file. */
    void write(byte[] line) throws IOException;

    /** A row that says the same as the one before. */
    void duplicate();

    /** A row that makes no sense after those before it. */
    void reject(long sourceLine, List<String> cells, Reject reject) throws IOException;
  }
}
