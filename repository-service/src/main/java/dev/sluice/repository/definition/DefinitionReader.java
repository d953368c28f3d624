package dev.sluice.repository.definition;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.NotifyDefinition;
import dev.sluice.contract.definition.ReviewDefinition;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.job.Jobs;
import dev.sluice.contract.profile.ProfileDefinition;
import dev.sluice.repository.definition.model.AssociationReader;
import dev.sluice.repository.definition.model.EntityTypeReader;
import dev.sluice.repository.definition.source.ProfileReader;
import dev.sluice.repository.definition.source.SourceReader;
import dev.sluice.repository.definition.source.Sources;
import dev.sluice.repository.definition.threshold.ThresholdReader;
import dev.sluice.repository.definition.threshold.ThresholdReader.Level;
import dev.sluice.repository.definition.yaml.DefinitionProblem;
import dev.sluice.repository.definition.yaml.DefinitionProblems;
import dev.sluice.repository.definition.yaml.Names;
import dev.sluice.repository.definition.yaml.Place;
import dev.sluice.repository.definition.yaml.Section;
import dev.sluice.repository.definition.yaml.Value;
import dev.sluice.repository.definition.yaml.YamlDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a connector's definition from its YAML text. A value that cannot be read is recorded as a
 * problem and replaced by a harmless one, so that reading continues and finds other problems; a
 * definition with a problem is never returned.
 */
public final class DefinitionReader {
  /** The size from which on a definition is refused unread. */
  public static final int MAXIMUM_BYTES = YamlDocument.MAXIMUM_BYTES;

  private static final String DEFAULT_AGENT = "default";

  private DefinitionReader() {}

  /**
   * The definition with every default filled in.
   *
   * @param file what the problems call the text: the file's name, most often
   * @throws DefinitionException with all problems, if there are any
   */
  public static ConnectorDefinition read(String file, String yaml) {
    DefinitionProblems problems = new DefinitionProblems(file);
    Optional<ConnectorDefinition> definition =
        YamlDocument.compose(yaml, problems)
            .flatMap(root -> new Value(root, "", problems).section())
            .map(DefinitionReader::connector);
    if (definition.isEmpty() || problems.any()) {
      throw new DefinitionException(
          problems.sorted(),
          definition.map(ConnectorDefinition::name).filter(Names::wellFormed).orElse(null));
    }
    return definition.get();
  }

  /**
   * A problem with a key of a definition that can be read by itself, told at the place of the key,
   * or of the nearest one above it if it is not written.
   *
   * @param path the keys that lead to it
   */
  public static DefinitionProblem problem(
      String file, String yaml, List<String> path, String message, String remedy) {
    DefinitionProblems ignored = new DefinitionProblems(file);
    Optional<Section> section =
        YamlDocument.compose(yaml, ignored).flatMap(root -> new Value(root, "", ignored).section());
    Place place = Place.START;
    for (String key : path) {
      Section above = section.orElse(null);
      if (above == null || !above.names().contains(key)) {
        break;
      }
      place = above.placeOf(key);
      section = above.section(key);
    }
    return new DefinitionProblem(
        file, place.line(), place.column(), String.join(".", path), message, remedy);
  }

  private static ConnectorDefinition connector(Section root) {
    root.only(
        "connector",
        "agent",
        "sources",
        "entityTypes",
        "associations",
        "thresholds",
        "review",
        "notify",
        "jobs",
        "activation",
        ProfileReader.KEY);
    Optional<Section> sourceSection = root.required("sources").flatMap(Value::section);
    Sources sources = new Sources(sourceSection);
    List<SourceDefinition> sourceDefinitions =
        sourceSection.map(SourceReader::read).orElse(List.of());
    Map<String, Double> thresholds = ThresholdReader.read(root, Level.CONNECTOR);
    List<EntityTypeDefinition> entityTypes = entityTypes(root, sources, thresholds);
    List<AssociationDefinition> associations = associations(root, sources, entityTypes, thresholds);
    sources.refuseUnused();
    ProfileDefinition profile =
        ProfileReader.read(root, sourceSection.orElse(null), entityTypes, associations);
    return new ConnectorDefinition(
            root.required("connector").flatMap(Names::read).orElse(""),
            root.value("agent").flatMap(Names::read).orElse(DEFAULT_AGENT),
            sourceDefinitions,
            entityTypes,
            associations,
            thresholds,
            root.section("review").map(ReviewReader::read).orElse(ReviewDefinition.DEFAULT),
            root.section("notify").map(NotifyReader::read).orElse(NotifyDefinition.NONE),
            root.section("jobs").map(JobsReader::read).orElse(Jobs.NONE))
        .activating(
            root.section("activation")
                .map(each -> ActivationReader.read(each, entityTypes))
                .orElse(null))
        .profiled(profile);
  }

  private static List<EntityTypeDefinition> entityTypes(
      Section root, Sources sources, Map<String, Double> thresholds) {
    Optional<Section> section = root.required("entityTypes").flatMap(Value::section);
    if (section.isPresent() && section.get().names().isEmpty()) {
      root.refuseKey(
          "entityTypes",
          "there is no entity type",
          "Add one: a connector without entity types does nothing");
    }
    return section.map(each -> EntityTypeReader.read(each, sources, thresholds)).orElse(List.of());
  }

  private static List<AssociationDefinition> associations(
      Section root,
      Sources sources,
      List<EntityTypeDefinition> entityTypes,
      Map<String, Double> thresholds) {
    List<String> names =
        root.value("entityTypes").stream()
            .filter(each -> !each.isScalar())
            .flatMap(each -> each.section().stream())
            .flatMap(each -> each.names().stream())
            .toList();
    return root.section("associations")
        .map(each -> new AssociationReader(entityTypes, names, sources).read(each, thresholds))
        .orElse(List.of());
  }
}
