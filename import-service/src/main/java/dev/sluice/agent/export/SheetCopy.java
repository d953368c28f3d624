package dev.sluice.agent.export;

import dev.sluice.agent.files.Digests;
import dev.sluice.agent.files.Folders;
import dev.sluice.agent.io.BackgroundFsyncOutputStream;
import dev.sluice.agent.io.WriteBehind;
import dev.sluice.agent.workbook.SheetExport;
import dev.sluice.contract.agent.ExportResult.ExportedFile;
import dev.sluice.contract.agent.ExportResult.ExportedSheet;
import dev.sluice.contract.definition.source.XlsxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * Copies a sheet of a workbook as a CSV source file, so that all later steps read one kind of file.
 *
 * @param folder for unfinished files
 */
record SheetCopy(String source, XlsxFile xlsx, String path, Path folder, Path place) {

  ExportedFile of(StableCopy copy) throws IOException {
    // A workbook is read from several places, so it must not change under its reader.
    Path workbook = folder.resolve("workbook.xlsx");
    copy.to(workbook, (bytes, length) -> {});
    Path unfinished = folder.resolve(place.getFileName());
    MessageDigest digest = Digests.sha256();
    SheetExport.Written written =
        new SheetExport(xlsx, path)
            .write(
                workbook,
                folder,
                () -> {
                  digest.reset();
                  return new WriteBehind(
                      new DigestOutputStream(new BackgroundFsyncOutputStream(unfinished), digest));
                },
                Long.MAX_VALUE,
                (done, total) -> copy.goesOn());
    Files.delete(workbook);
    long bytes = Files.size(unfinished);
    Folders.publish(unfinished, place);
    return new ExportedFile(
        source,
        path,
        bytes,
        written.rows(),
        Digests.hex(digest),
        false,
        new ExportedSheet(written.sheet(), copy.sha256(), written.notes()));
  }
}
