package dev.sluice.agent.export;

import static dev.sluice.contract.FailureType.SOURCE_MISSING;
import static dev.sluice.contract.FailureType.SOURCE_UNREADABLE;

import dev.sluice.agent.step.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The folder of the source files. No path in a definition, and no symbolic link, can leave it, even
 * if a folder is replaced by a link between checking and opening. Only with a hard link can
 * somebody who may write to the folder make Sluice read another file.
 */
public record FilesFolder(Path root) {

  /**
   * The same of a file that need not be there. The folder that it would be in must be: without it,
   * nobody can tell a lack of changes from a disk that is away.
   */
  public Optional<Path> findIfPresent(String path) throws IOException {
    try {
      return Optional.of(find(path));
    } catch (SourceException refusal) {
      Path place = root.resolve(relative(path));
      boolean absent =
          refusal.failure().type() == SOURCE_MISSING
              && Files.isDirectory(Objects.requireNonNull(place.getParent()))
              && !Files.exists(place, LinkOption.NOFOLLOW_LINKS);
      if (absent) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  /** The real place of a readable, regular file that a definition names. */
  public Path find(String path) throws IOException {
    Path relative = relative(path);
    Path base = realRoot(path);
    Path file;
    try {
      file = base.resolve(relative).toRealPath();
    } catch (NoSuchFileException missing) {
      throw missing(path);
    } catch (AccessDeniedException denied) {
      throw noRights(path);
    } catch (FileSystemException unusable) {
      // A file taken for a folder, or links that go round in a circle.
      throw SourceException.inFile(
          SOURCE_UNREADABLE,
          path,
          "the path cannot be followed",
          "Check every folder and link in the path.");
    }
    if (!file.startsWith(base)) {
      throw leadsOut(path);
    }
    if (Files.isDirectory(file)) {
      throw SourceException.inFile(
          SOURCE_UNREADABLE, path, "is a folder", "Name a file inside it.");
    }
    if (!Files.isRegularFile(file)) {
      // Opening a pipe would wait for somebody to write into it.
      throw SourceException.inFile(
          SOURCE_UNREADABLE, path, "is not a regular file", "Replace it with a plain file.");
    }
    if (!Files.isReadable(file)) {
      throw noRights(path);
    }
    return file;
  }

  /**
   * Where a file that a definition names is to be put, whether there is one already or not. Folders
   * on the way to it are made.
   */
  public Path place(String path) throws IOException {
    Path base = realRoot(path);
    Path wanted = base.resolve(relative(path));
    if (Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)) {
      return find(path);
    }
    Path folder = Objects.requireNonNull(wanted.getParent());
    Path there = folder;
    while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = Objects.requireNonNull(there.getParent());
    }
    if (!there.toRealPath().startsWith(base)) {
      throw leadsOut(path);
    }
    try {
      return Files.createDirectories(folder).toRealPath().resolve(wanted.getFileName());
    } catch (FileSystemException noFolder) {
      throw SourceException.inFile(
          SOURCE_UNREADABLE,
          path,
          "the file's folder cannot be created",
          "Create it, or give the agent's account the permission to create it.");
    }
  }

  /** Opens a file that was found under this path. */
  public InputStream open(Path file, String path) throws IOException {
    Path base = realRoot(path);
    if (!file.startsWith(base)) {
      throw leadsOut(path);
    }
    try {
      return FileBeneath.open(base, base.relativize(file));
    } catch (NoSuchFileException gone) {
      throw missing(path);
    } catch (AccessDeniedException denied) {
      throw noRights(path);
    } catch (IOException unreadable) {
      throw SourceException.inFile(
          SOURCE_UNREADABLE, path, "the file cannot be opened", "Check the file and its disk.");
    }
  }

  private Path relative(String path) {
    Path relative;
    try {
      relative = Path.of(path);
    } catch (InvalidPathException invalid) {
      throw SourceException.inFile(
          SOURCE_UNREADABLE,
          "a source",
          "its path contains a character that is not allowed in paths",
          "Correct 'path' in the connector's definition.");
    }
    boolean climbs = false;
    for (Path name : relative) {
      climbs |= name.toString().equals("..");
    }
    // A backslash separates names on some systems only; it is refused on all.
    if (relative.isAbsolute() || climbs || path.indexOf('\\') >= 0 || path.isBlank()) {
      throw SourceException.inFile(
          SOURCE_UNREADABLE,
          path,
          "the path leaves the files folder",
          "Name the file relative to the files folder, with '/' between names and without '..'.");
    }
    return relative;
  }

  private Path realRoot(String path) throws IOException {
    try {
      return root.toRealPath();
    } catch (NoSuchFileException noFolder) {
      throw SourceException.inFile(
          SOURCE_MISSING,
          path,
          "the agent's files folder does not exist",
          "Create the folder in 'sluice.agent.files', or correct the setting.");
    }
  }

  static SourceException missing(String path) {
    return SourceException.inFile(
        SOURCE_MISSING,
        path,
        "the file does not exist in the files folder",
        "Deliver the file, or correct 'path' in the connector's definition.");
  }

  private static SourceException leadsOut(String path) {
    return SourceException.inFile(
        SOURCE_UNREADABLE,
        path,
        "a symbolic link points out of the files folder",
        "Put the file itself into the files folder.");
  }

  private static SourceException noRights(String path) {
    return SourceException.inFile(
        SOURCE_UNREADABLE,
        path,
        "the agent has no permission to read the file",
        "Give the agent's account the permission to read it.");
  }
}
