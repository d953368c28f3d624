package dev.sluice.contract.definition.source;

import org.jspecify.annotations.Nullable;

/**
 * A CSV file in the agent's files folder.
 *
 * @param path relative to the files folder, which it cannot leave
 * @param incrementalPath the file to read instead in incremental runs
 * @param delimiter one character between two cells
 * @param encoding name of the character set, decoded strictly
 * @param mayEndWithoutLineEnd whether its last row may have no line end even if that of an earlier
 *     file had one
 */
public record CsvFile(
    String path,
    @Nullable String incrementalPath,
    String delimiter,
    String encoding,
    boolean mayEndWithoutLineEnd)
    implements SourceFile {

  /** A file whose last row must have a line end if that of the earlier file had one. */
  public CsvFile(String path, @Nullable String incrementalPath, String delimiter, String encoding) {
    this(path, incrementalPath, delimiter, encoding, false);
  }
}
