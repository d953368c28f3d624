package dev.sluice.contract.profile;

import java.util.List;
import java.util.Optional;

/**
 * Statistics of a source's file, as the agent read it. It contains no cells.
 *
 * @param commands whether its rows have commands, so that empty cells are normal
 * @param uploaded whether a person uploaded it instead of the source's own file
 * @param rows the rows of the whole file, without blank ones
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
