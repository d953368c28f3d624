package dev.sluice.contract.profile;

import java.util.List;
import java.util.Optional;

/**
 * How a source's file looked, as the agent read it. It holds no cell.
 *
 * @param commands whether its rows carry commands, so that an empty cell says nothing
 * @param uploaded whether a person uploaded it in place of the source's own file
 * @param rows of the whole file, without those that are no row of the table
 * @param sampled how many of them the columns were counted over: those of the same keys in every
 *     run, or all of a small file
 * @param columns in the order of the header
 */
public record SourceProfile(
    String source,
    boolean commands,
    boolean uploaded,
    long rows,
    long sampled,
    List<ColumnProfile> columns) {

  /** The column with this name, if the file has it. */
  public Optional<ColumnProfile> column(String name) {
    return columns.stream().filter(each -> each.name().equals(name)).findFirst();
  }
}
