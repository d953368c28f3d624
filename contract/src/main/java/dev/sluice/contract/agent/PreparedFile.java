package dev.sluice.contract.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The prepared rows of one dataset, which is an entity type or an association.
 *
 * @param target name of the dataset
 * @param association whether the dataset is an association
 * @param source the source that the rows came from
 * @param read rows of the source for this target
 * @param rejected rows in the rejects and nullpk files
 * @param duplicates rows dropped because an earlier row has their key
 * @param rows rows in the sorted file
 * @param commands whether the rows have commands, so that no delta is computed
 * @param content what the source's file contained
 * @param sha256 of the sorted file, in hexadecimal
 * @param sourceSha256 of the source's file, in hexadecimal; null if it is not known
 * @param filtered rows of the source that the filter drops; null if there is no filter
 * @param notes notes for people about how the source's file was read; null if there are none
 * @param sheet the sheet that was read; null if the source's file is not a workbook
 */
public record PreparedFile(
    String target,
    boolean association,
    String source,
    long read,
    long rejected,
    long duplicates,
    long rows,
    boolean commands,
    Content content,
    String sha256,
    @Nullable String sourceSha256,
    @Nullable Long filtered,
    @Nullable List<SheetNote> notes,
    @Nullable String sheet) {

  /** The rows of a source without a filter and without notes. */
  public PreparedFile(
      String target,
      boolean association,
      String source,
      long read,
      long rejected,
      long duplicates,
      long rows,
      boolean commands,
      Content content,
      String sha256,
      @Nullable String sourceSha256) {
    this(
        target,
        association,
        source,
        read,
        rejected,
        duplicates,
        rows,
        commands,
        content,
        sha256,
        sourceSha256,
        null,
        null,
        null);
  }

  /** The same file as a command file without commands, with the reason. */
  public PreparedFile withoutCommands(Content why) {
    return new PreparedFile(
        target,
        association,
        source,
        0,
        0,
        0,
        0,
        true,
        why,
        sha256,
        sourceSha256,
        null,
        notes,
        sheet);
  }

  /** What a source's file held. */
  public enum Content {
    ROWS,
    /** Only a header. */
    HEADER_ONLY,
    /** No bytes, or only blank lines. */
    EMPTY,
    /** There was no change file, so nothing has changed. */
    NO_FILE,
    /** Commands that an earlier run applied: they are not applied again. */
    APPLIED_BEFORE
  }
}
