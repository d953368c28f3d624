package dev.sluice.contract.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The prepared rows of one dataset, which is an entity type or an association.
 *
 * @param target name of the dataset
 * @param association whether the dataset is an association
 * @param source the source that the rows came from
 * @param read rows of the source that are meant
 * @param rejected rows in the rejects and nullpk files
 * @param duplicates rows dropped since an earlier row has their key
 * @param rows rows in the sorted file
 * @param commands whether the rows carry commands of their own and no delta is computed
 * @param content what the source's file held
 * @param sha256 of the sorted file, in hexadecimal
 * @param sourceSha256 of the source's file, in hexadecimal; null where it is not known
 * @param filtered rows of the source that the filter drops, and that were not read therefore; null
 *     where nothing filters them
 * @param notes what people should know of how the source's file was read; null where nothing is
 * @param sheet the sheet of the source's file that was read; null where that is no workbook
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

  /** The rows of a source without a filter, of which there is nothing to tell. */
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

  /** The same file as one of commands of which none is given, and why. */
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
    /** A header, and nothing beneath it. */
    HEADER_ONLY,
    /** Not one byte, or blank lines only. */
    EMPTY,
    /** There was no file of changes, so nothing has changed. */
    NO_FILE,
    /** Commands that an earlier run applied: none of them is given once more. */
    APPLIED_BEFORE
  }
}
