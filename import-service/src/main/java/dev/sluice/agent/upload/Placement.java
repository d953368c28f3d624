package dev.sluice.agent.upload;

import static dev.sluice.contract.FailureType.SOURCE_UNREADABLE;

import dev.sluice.agent.export.FilesFolder;
import dev.sluice.agent.files.Digests;
import dev.sluice.agent.files.FileNames;
import dev.sluice.agent.files.Folders;
import dev.sluice.agent.send.UploadDoor;
import dev.sluice.agent.step.Progress;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.definition.ConnectorDefinition.ImportedFile;
import dev.sluice.contract.upload.FormerFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Replaces a source's file atomically, and never loses the former file. */
record Placement(FilesFolder files, UploadDoor door) {

  /** Places a file, unless the same bytes stand there. */
  void place(ImportedFile uploaded, Path file, String path, Progress progress) throws IOException {
    Path place = files.place(path);
    BasicFileAttributes former = null;
    if (Files.exists(place)) {
      former = attributes(place);
      String sha256 = Digests.of(place);
      if (sha256.equals(uploaded.sha256())) {
        return;
      }
      door.keep(uploaded.upload(), new FormerFile(former.size(), sha256), place, progress);
    }
    // Beside its place, since only within one file system a move is one step.
    Path unfinished = place.resolveSibling(".sluice-upload-" + FileNames.of(uploaded.upload()));
    try {
      Files.deleteIfExists(unfinished);
      Files.copy(file, unfinished);
      if (former != null && !same(former, attributes(place))) {
        throw new IOException(path + " changed while it was replaced");
      }
      Folders.publish(unfinished, place);
    } catch (AccessDeniedException denied) {
      throw SourceException.inFile(
          SOURCE_UNREADABLE,
          path,
          "the agent has no permission to write to the file's folder",
          "Give the agent's account the permission to write there, or deliver the file in another"
              + " way.");
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static boolean same(BasicFileAttributes before, BasicFileAttributes now) {
    return before.size() == now.size() && before.lastModifiedTime().equals(now.lastModifiedTime());
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
