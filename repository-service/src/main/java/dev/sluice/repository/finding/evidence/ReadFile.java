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
 * @param usedOn when the run ended that applied the very same file before another one; null if none
 *     did
 * @param sameAs another source whose file is the very same; null if none is
 * @param notDates by property, the rows that were rejected since its cell is no date
 */
public record ReadFile(
    String path,
    @Nullable String encoding,
    Content content,
    @Nullable Instant usedOn,
    @Nullable String sameAs,
    Map<String, NotDates> notDates) {

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
