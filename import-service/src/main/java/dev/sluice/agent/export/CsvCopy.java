package dev.sluice.agent.export;

import static dev.sluice.contract.FailureType.SOURCE_TRUNCATED;

import dev.sluice.agent.files.Folders;
import dev.sluice.agent.io.LineEnd;
import dev.sluice.agent.step.SourceEncoding;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.agent.ExportResult.ExportedFile;
import dev.sluice.contract.agent.ExportResult.ExportedSheet;
import dev.sluice.contract.definition.source.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Copies a CSV file unchanged.
 *
 * @param folder for unfinished files
 * @param endedWithLineEnd whether the file that was applied before did
 * @param sheet what an earlier run wrote the file from, if that was a sheet of a workbook
 */
record CsvCopy(
    String source,
    CsvFile csv,
    String path,
    Path folder,
    Path place,
    boolean endedWithLineEnd,
    @Nullable ExportedSheet sheet) {

  ExportedFile of(StableCopy copy) throws IOException {
    Path unfinished = folder.resolve(place.getFileName());
    RowCounter counter = RowCounter.of(SourceEncoding.delimiter(csv), SourceEncoding.charset(csv));
    copy.to(unfinished, counter::read);
    if (endedWithLineEnd && copy.bytes() > 0 && !csv.mayEndWithoutLineEnd()) {
      requireLineEnd(unfinished);
    }
    Folders.publish(unfinished, place);
    return new ExportedFile(
        source, path, copy.bytes(), counter.rowsAfterHeader(), copy.sha256(), false, sheet);
  }

  /** A file that is cut in its last cell, or after a row, has nothing else to tell it by. */
  private void requireLineEnd(Path unfinished) throws IOException {
    if (!LineEnd.ends(unfinished, SourceEncoding.charset(csv))) {
      throw SourceException.inFile(
          SOURCE_TRUNCATED,
          path,
          "the last row has no line end, but that of the previously applied file had one, so the"
              + " file seems to be cut off",
          "Deliver the whole file; write it with another name and rename it when it is complete. If"
              + " the exporter no longer writes a line end there, set 'mayEndWithoutLineEnd: true'"
              + " in the source.");
    }
  }
}
