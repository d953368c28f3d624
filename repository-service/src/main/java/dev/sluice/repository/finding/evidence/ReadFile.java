package dev.sluice.repository.finding.evidence;

import dev.sluice.contract.agent.PreparedFile.Content;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file that an entity type was read from.
 *
 * @param path as the definition names it
 * @param encoding as the definition says it
 * @param commands whether its rows say what to do, so that whoever is not in it stays as they are
 * @param usedOn when the run ended that applied the very same file before another one; null if none
 *     did
 * @param sameAs another source whose file is the very same; null if none is
 * @param columns what its header has in common with others; null if nobody knows an earlier one
 * @param notDates by property, the rows that were rejected since its cell is no date
 */
public record ReadFile(
    String path,
    @Nullable String encoding,
    Content content,
    boolean commands,
    @Nullable Instant usedOn,
    @Nullable String sameAs,
    @Nullable Columns columns,
    Map<String, NotDates> notDates) {

  /**
   * The columns of the file beside those of files that were applied.
   *
   * @param same those that it shares with the last one of its source, of all that any of the two
   *     has
   * @param other the source whose last file is most like it; null if there is no other source
   * @param ofOther those that it shares with that one, likewise
   */
  public record Columns(Share same, @Nullable String other, Share ofOther) {}

  /**
   * Rows that were rejected since a cell is no date.
   *
   * @param rows how many there are
   * @param some of them
   */
  public record NotDates(long rows, List<Cell> some) {
    public static final NotDates NONE = new NotDates(0, List.of());
  }

  /**
   * A cell that is no date.
   *
   * @param text as it was read
   * @param stored what its resource has; null if it has none, or nobody knows whose it is
   */
  public record Cell(String text, @Nullable String stored) {}
}
