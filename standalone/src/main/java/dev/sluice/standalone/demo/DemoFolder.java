package dev.sluice.standalone.demo;

import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.server.DataDirectory;
import dev.sluice.standalone.server.StandaloneServer;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The demo's data directory: new each time, with the sample connector and its files. */
final class DemoFolder {
  /** Marks a folder that the demo made, and that it may therefore remove. */
  private static final String MARK = ".sluice-demo";

  private final Path folder;
  private final Path samples;

  private DemoFolder(Path folder, Path samples) {
    this.folder = folder;
    this.samples = samples;
  }

  /**
   * Makes the folder again.
   *
   * @param home where the samples are
   */
  static DemoFolder fresh(Path folder, Path home) throws IOException {
    Path samples = home.resolve("samples");
    if (!Files.isDirectory(samples)) {
      throw new CommandException(
          ExitCode.FAILED,
          "The demo needs the folder samples, which does not exist in " + home + ".");
    }
    if (Files.isDirectory(folder) && !isEmpty(folder)) {
      if (!Files.exists(folder.resolve(MARK))) {
        throw new CommandException(
            ExitCode.BAD_USAGE,
            folder
                + " contains something else than an earlier demo, so it is not changed. Name"
                + " another folder with --data.");
      }
      // Refused where an earlier demo still runs there; what a killed one left running is ended.
      DataDirectory.open(folder).close();
      StandaloneServer.endLeftovers(folder);
      delete(folder);
    }
    DemoFolder fresh = new DemoFolder(folder, samples);
    DataDirectory.make(folder);
    // First of all, and removed last: a demo that is killed at any moment can be run again.
    Files.createFile(folder.resolve(MARK));
    Files.createDirectories(fresh.connectors());
    Files.createDirectories(fresh.files());
    Files.createDirectories(fresh.spreadsheets());
    return fresh;
  }

  Path connectors() {
    return folder.resolve("connectors");
  }

  Path files() {
    return folder.resolve("files");
  }

  /** Where people keep their spreadsheets, which no server looks at. */
  Path spreadsheets() {
    return folder.resolve("spreadsheets");
  }

  /** One file of the samples. */
  Path sample(String path) {
    return samples.resolve("files").resolve(path);
  }

  /** Copies the sample connector, with somebody who wants to hear of everything. */
  void addConnector(String connector, String webhookUrl, String secretName) throws IOException {
    String file = connector + ".yaml";
    String definition = Files.readString(samples.resolve("connectors").resolve(file));
    String told =
        """
        notify:
          on: [breach, completed, failed, cancelled, expired]
          webhooks: [{ url: "%s", secret: %s }]
        """
            .formatted(webhookUrl, secretName);
    Files.writeString(connectors().resolve(file), definition + told);
  }

  /** Lays a stage's files over those that are there. */
  void addFiles(String stage) throws IOException {
    for (Path file : list(samples.resolve("files").resolve(stage))) {
      Files.copy(file, files().resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    return list(folder).isEmpty();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    for (Path each : list(folder)) {
      if (!each.endsWith(MARK)) {
        deleteTree(each);
      }
    }
    deleteTree(folder);
  }

  private static void deleteTree(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(emptied);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
