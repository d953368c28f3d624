package dev.sluice.repository.connector.load;

import dev.sluice.repository.connector.DefinitionFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The folder with one definition per file; it ignores subfolders and hidden files. */
@Component
final class ConnectorsFolder {
  private final @Nullable Path folder;

  ConnectorsFolder(ConnectorsProperties properties) {
    this.folder = properties.connectorsFolder();
  }

  boolean configured() {
    return folder != null;
  }

  /** All definitions, good and bad; two that name the same connector are both bad. */
  List<DefinitionFile> read() {
    if (folder == null) {
      return List.of();
    }
    List<DefinitionFile> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(ConnectorsFolder::isDefinition).sorted().map(this::read).toList();
    } catch (NoSuchFileException e) {
      return List.of(failed("the folder does not exist", "Create it"));
    } catch (IOException e) {
      return List.of(failed("the folder cannot be read", "Let the server read it"));
    }
    Map<String, List<String>> byConnector =
        files.stream()
            .filter(each -> each.connector() != null)
            .collect(
                Collectors.groupingBy(
                    each -> Objects.requireNonNull(each.connector()),
                    Collectors.mapping(DefinitionFile::file, Collectors.toList())));
    return files.stream()
        .map(each -> alone(each, byConnector.getOrDefault(each.connector(), List.of())))
        .toList();
  }

  private static DefinitionFile alone(DefinitionFile file, List<String> sameName) {
    return sameName.size() < 2
        ? file
        : file.refused(
            "connector `" + file.connector() + "` is defined in " + String.join(" and ", sameName),
            "Remove one of the files, or give the connectors different names");
  }

  private DefinitionFile read(Path path) {
    String name = path.getFileName().toString();
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      // To open a pipe would wait until somebody writes into it.
      return DefinitionFile.failed(name, "not a regular file", "Replace it with a plain file");
    }
    try (InputStream stream = Files.newInputStream(path)) {
      return DefinitionFile.read(name, stream);
    } catch (IOException e) {
      return DefinitionFile.failed(
          name, "the file cannot be read", "Let the server read it, or remove it");
    }
  }

  private DefinitionFile failed(String message, String remedy) {
    return DefinitionFile.failed(String.valueOf(folder), message, remedy);
  }

  private static boolean isDefinition(Path path) {
    String name = path.getFileName().toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml"))
        && !name.startsWith(".")
        && !Files.isDirectory(path);
  }
}
