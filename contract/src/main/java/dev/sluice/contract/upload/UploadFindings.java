package dev.sluice.contract.upload;

import dev.sluice.contract.Failure;
import dev.sluice.contract.connection.SourceFindings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent found in an uploaded file.
 *
 * @param failure why the file cannot be used as a whole; null if it can be read
 * @param rows rows after the header
 * @param rejected rows that cannot be used, once for each entity type and association that rejects
 *     them
 * @param duplicates rows dropped because an earlier row has their key
 * @param causes why rows cannot be used, the most frequent first
 * @param remarks what its sender should know anyway
 */
public record UploadFindings(
    @Nullable Failure failure,
    SourceFindings file,
    long rows,
    long rejected,
    long duplicates,
    List<Cause> causes,
    List<String> remarks) {

  /**
   * Rows that cannot be used for one reason.
   *
   * @param target the entity type or association that rejects them
   * @param column the column at fault, if one is
   * @param rows how many
   * @param examples the first of them
   */
  public record Cause(
      String target,
      String code,
      @Nullable String column,
      String reason,
      long rows,
      List<Example> examples) {}

  /**
   * A row that cannot be used.
   *
   * @param cell what is in the column at fault; null if no column is
   */
  public record Example(long line, @Nullable String cell) {}
}
