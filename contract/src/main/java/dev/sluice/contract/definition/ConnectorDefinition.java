package dev.sluice.contract.definition;

import dev.sluice.contract.activation.ActivationDefinition;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.job.Jobs;
import dev.sluice.contract.profile.ProfileDefinition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One managed system as Sluice sees it.
 *
 * @param name the connector's name, unique in a repository
 * @param agent the agent near the managed system
 * @param thresholds the connector's limits by {@link Threshold#label()}; thresholds that are off
 *     are absent
 * @param activation which people its runs bring to an application; null if nobody gets mails
 * @param imported the file that a run reads instead of a source's own; null in loaded definitions
 * @param recomputes the applied run whose files are prepared again, instead of new ones; null in
 *     loaded definitions
 * @param profile what happens to its runs if columns look different
 */
public record ConnectorDefinition(
    String name,
    String agent,
    List<SourceDefinition> sources,
    List<EntityTypeDefinition> entityTypes,
    List<AssociationDefinition> associations,
    Map<String, Double> thresholds,
    ReviewDefinition review,
    NotifyDefinition notifications,
    Jobs jobs,
    @Nullable ActivationDefinition activation,
    @Nullable ImportedFile imported,
    @Nullable String recomputes,
    ProfileDefinition profile) {

  public ConnectorDefinition {
    // A server of an earlier release says nothing of jobs, and nothing of profiles.
    jobs = Objects.requireNonNullElse(jobs, Jobs.NONE);
    profile = Objects.requireNonNullElse(profile, ProfileDefinition.DEFAULT);
  }

  /**
   * An uploaded file that a run reads. It is in the copy of the definition that the run keeps.
   *
   * @param upload the id of the upload
   * @param source how the file is read
   * @param name the file's name for people
   * @param sha256 of its bytes, in hexadecimal
   * @param alone whether the other sources are not read, as if nothing had changed in them
   * @param merging whether a row of an incremental run without a command is a merge
   */
  public record ImportedFile(
      String upload, String source, String name, String sha256, boolean alone, boolean merging) {}

  /** A definition as it is loaded. */
  public ConnectorDefinition(
      String name,
      String agent,
      List<SourceDefinition> sources,
      List<EntityTypeDefinition> entityTypes,
      List<AssociationDefinition> associations,
      Map<String, Double> thresholds,
      ReviewDefinition review,
      NotifyDefinition notifications,
      Jobs jobs) {
    this(
        name,
        agent,
        sources,
        entityTypes,
        associations,
        thresholds,
        review,
        notifications,
        jobs,
        null,
        null,
        null,
        ProfileDefinition.DEFAULT);
  }

  /** The same with activation mails. */
  public ConnectorDefinition activating(@Nullable ActivationDefinition mails) {
    return with(entityTypes, mails, imported, recomputes, profile);
  }

  /** The same with another policy for columns that look different. */
  public ConnectorDefinition profiled(ProfileDefinition other) {
    return with(entityTypes, activation, imported, recomputes, other);
  }

  /** The same with other entity types. */
  public ConnectorDefinition with(List<EntityTypeDefinition> others) {
    return with(others, activation, imported, recomputes, profile);
  }

  /** The same without what only the server knows: which resources are protected. */
  public ConnectorDefinition forAgents() {
    return with(entityTypes.stream().map(each -> each.protecting(null)).toList());
  }

  /** The same with a file to be read instead of a source's own. */
  public ConnectorDefinition importing(ImportedFile file) {
    return with(entityTypes, activation, file, null, profile);
  }

  /** The same for a run that prepares the files of an applied run again. */
  public ConnectorDefinition recomputing(String run) {
    return with(entityTypes, activation, null, run, profile);
  }

  private ConnectorDefinition with(
      List<EntityTypeDefinition> types,
      @Nullable ActivationDefinition mails,
      @Nullable ImportedFile file,
      @Nullable String run,
      ProfileDefinition columns) {
    return new ConnectorDefinition(
        name,
        agent,
        sources,
        types,
        associations,
        thresholds,
        review,
        notifications,
        jobs,
        mails,
        file,
        run,
        columns);
  }

  /** Whether there is any expression or filter for rows. */
  public boolean computes() {
    return entityTypes.stream()
            .anyMatch(
                type ->
                    type.filter() != null
                        || type.properties().stream().anyMatch(PropertyDefinition::computed))
        || associations.stream().anyMatch(links -> links.filter() != null);
  }

  /** Whether a file is read instead of this source's own. */
  public boolean imports(String source) {
    return imported != null && imported.source().equals(source);
  }

  /** The source with this name; the definition was checked, so it exists. */
  public SourceDefinition source(String source) {
    return sources.stream().filter(each -> each.name().equals(source)).findFirst().orElseThrow();
  }

  /** The entity type with this name; the definition was checked, so it exists. */
  public EntityTypeDefinition entityType(String entityType) {
    return entityTypes.stream()
        .filter(each -> each.name().equals(entityType))
        .findFirst()
        .orElseThrow();
  }

  /** The association with this name; the definition was checked, so it exists. */
  public AssociationDefinition association(String association) {
    return associations.stream()
        .filter(each -> each.name().equals(association))
        .findFirst()
        .orElseThrow();
  }

  /** Whether the source names the resources at an end of its links by their keys. */
  public boolean namesByKey(LinkEnd end) {
    return end.property() == null
        || entityTypes.stream()
            .anyMatch(
                type -> type.name().equals(end.entityType()) && type.key().equals(end.property()));
  }
}
