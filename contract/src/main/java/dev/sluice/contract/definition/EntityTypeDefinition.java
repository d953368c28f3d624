package dev.sluice.contract.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a source become resources of one kind.
 *
 * @param key the name of the property that identifies a resource
 * @param adopt whether a row may take over a resource of another connector
 * @param status the column that switches accounts on and off, if the source has one
 * @param thresholds limits for this entity type, by {@link Threshold#label()}
 * @param filter the expression that selects rows of the source; without it all rows
 * @param protection which of its resources are protected; null if none are, or outside the server
 */
public record EntityTypeDefinition(
    String name,
    String source,
    String key,
    OnMissing onMissing,
    Scope scope,
    boolean adopt,
    @Nullable StatusColumn status,
    List<PropertyDefinition> properties,
    Map<String, Double> thresholds,
    @Nullable String filter,
    @Nullable Protection protection) {

  /**
   * Resources that no run deletes or switches off before a person has named them.
   *
   * @param keys the keys of some protected resources
   * @param filter the expression over a stored resource that selects others; null without one
   */
  public record Protection(List<String> keys, @Nullable String filter) {}

  /** An entity type that takes every row of its source, without protected resources. */
  public EntityTypeDefinition(
      String name,
      String source,
      String key,
      OnMissing onMissing,
      Scope scope,
      boolean adopt,
      @Nullable StatusColumn status,
      List<PropertyDefinition> properties,
      Map<String, Double> thresholds) {
    this(name, source, key, onMissing, scope, adopt, status, properties, thresholds, null, null);
  }

  /** The same with another rule for missing resources. */
  public EntityTypeDefinition missing(OnMissing otherOnMissing, Scope otherScope) {
    return new EntityTypeDefinition(
        name,
        source,
        key,
        otherOnMissing,
        otherScope,
        adopt,
        status,
        properties,
        thresholds,
        filter,
        protection);
  }

  /** The same with other protected resources. */
  public EntityTypeDefinition protecting(@Nullable Protection others) {
    return new EntityTypeDefinition(
        name, source, key, onMissing, scope, adopt, status, properties, thresholds, filter, others);
  }

  /** The property with this name; the definition was checked, so it exists. */
  public PropertyDefinition property(String property) {
    return properties.stream()
        .filter(each -> each.name().equals(property))
        .findFirst()
        .orElseThrow();
  }
}
