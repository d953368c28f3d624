package dev.sluice.agent.draft;

import dev.sluice.agent.draft.References.Reference;
import dev.sluice.agent.draft.References.Target;
import dev.sluice.agent.step.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Drafts the definition of a connector for given files. */
public final class Drafting {
  private Drafting() {}

  /**
   * Reads the files twice, holding 16 bytes or so for each value that no other row of its column
   * has. What is read from workbooks is in the scratch folder.
   *
   * @param connector the connector's name
   * @param folder what the definition's paths begin at; it holds all files
   * @throws DraftException if a file cannot be described
   */
  public static Draft of(String connector, Path folder, List<Path> files, Path scratch)
      throws IOException, DraftException {
    List<FileProfile> profiles = new ArrayList<>();
    var sources = new FreeNames();
    for (Path file : files) {
      profiles.add(profile(file, folder, scratch, sources));
    }
    List<Target> targets = References.targets(profiles);
    Map<FileProfile, List<Reference>> references = new LinkedHashMap<>();
    for (FileProfile profile : profiles) {
      references.put(profile, References.of(profile, targets));
    }
    List<Links> links = new ArrayList<>();
    references.forEach((file, found) -> Links.of(file, found).ifPresent(links::add));
    return new DraftText(connector, entities(references, links), links).draft(profiles);
  }

  private static FileProfile profile(Path file, Path folder, Path scratch, FreeNames sources)
      throws IOException, DraftException {
    String name = sources.of(Words.source(FileProfile.stem(file)));
    String path = folder.relativize(file).toString().replace('\\', '/');
    try {
      return FileProfile.of(file, name, path, scratch);
    } catch (SourceException refused) {
      throw new DraftException(refused.failure());
    }
  }

  private static List<Entity> entities(
      Map<FileProfile, List<Reference>> references, List<Links> links) throws DraftException {
    Set<FileProfile> ofLinks = new HashSet<>();
    links.forEach(each -> ofLinks.add(each.file()));
    var types = new FreeNames();
    List<Entity> entities = new ArrayList<>();
    for (Map.Entry<FileProfile, List<Reference>> entry : references.entrySet()) {
      FileProfile file = entry.getKey();
      if (!ofLinks.contains(file)) {
        ColumnProfile key =
            KeyChoice.of(file)
                .orElseThrow(
                    () ->
                        new DraftException(
                            file.source().path(),
                            "no column identifies the rows: each has empty cells or duplicate"
                                + " values",
                            "Add a column with a unique number or name for each row"));
        entities.add(
            new Entity(
                file,
                types.of(Words.entityType(FileProfile.stem(file.file))),
                key,
                entry.getValue().stream()
                    .filter(each -> !ofLinks.contains(each.target().file()))
                    .toList()));
      }
    }
    return entities;
  }
}
