package dev.sluice.repository.plan;

import dev.sluice.contract.cell.LinkConstraints;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.definition.NotifyDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.ReviewDefinition;
import dev.sluice.contract.definition.Scope;
import dev.sluice.contract.definition.StatusColumn;
import dev.sluice.contract.definition.Threshold;
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.job.Jobs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A connector's definition, told in the words of a test: users with a unique login, groups with a
 * unique dn, and what the test adds.
 */
public final class AConnector {
  private final String name;
  private final List<EntityTypeDefinition> types = new ArrayList<>();
  private final List<AssociationDefinition> associations = new ArrayList<>();
  private OnMissing onMissing = OnMissing.DELETE;
  private Scope scope = Scope.CONNECTOR;
  private boolean adopt;
  private @Nullable StatusColumn status;
  private EntityTypeDefinition.@Nullable Protection protection;
  private boolean commands;
  private LinkConstraints constraints = LinkConstraints.NONE;
  private final Map<String, Double> limits = new HashMap<>();

  private AConnector(String name) {
    this.name = name;
  }

  public static AConnector named(String name) {
    return new AConnector(name);
  }

  public AConnector onMissing(OnMissing value) {
    onMissing = value;
    return this;
  }

  public AConnector scope(Scope value) {
    scope = value;
    return this;
  }

  public AConnector adopting() {
    adopt = true;
    return this;
  }

  /** Each source gives commands in a file of their own. */
  public AConnector withCommands() {
    commands = true;
    return this;
  }

  public AConnector limit(Threshold threshold, double limit) {
    limits.put(threshold.label(), limit);
    return this;
  }

  /** An owner has at most as many targets, in the associations that follow. */
  public AConnector maxTargets(int most) {
    constraints = new LinkConstraints(most, false);
    return this;
  }

  /** Some resources of the entity types that follow are protected, by key or by a filter. */
  public AConnector protecting(@Nullable String filter, String... keys) {
    protection = new EntityTypeDefinition.Protection(List.of(keys), filter);
    return this;
  }

  public AConnector withStatus() {
    status = new StatusColumn("state", List.of("on"), List.of("off"));
    return this;
  }

  /** Users: key {@code employeeId}, unique {@code login}, and {@code name}. */
  public AConnector users() {
    return type("User", "employeeId", unique("login"), property("name", PropertyType.STRING));
  }

  /** Groups: key {@code code} and unique {@code dn}. */
  public AConnector groups() {
    return type("Group", "code", unique("dn"));
  }

  public AConnector type(String type, String key, PropertyDefinition... properties) {
    var all = new ArrayList<PropertyDefinition>();
    all.add(new PropertyDefinition(key, key, PropertyType.STRING, null, true, true));
    all.addAll(List.of(properties));
    types.add(
        new EntityTypeDefinition(
                type, type + "s", key, onMissing, scope, adopt, status, all, Map.of())
            .protecting(protection));
    return this;
  }

  public static PropertyDefinition property(String property, PropertyType type) {
    return new PropertyDefinition(property, property, type, null, false, false);
  }

  public static PropertyDefinition required(String property) {
    return new PropertyDefinition(property, property, PropertyType.STRING, null, true, false);
  }

  public static PropertyDefinition unique(String property) {
    return new PropertyDefinition(property, property, PropertyType.STRING, null, false, true);
  }

  /** {@code User.manager}, found by key or by login. */
  public AConnector managers(@Nullable String property) {
    return association("User.manager", "User", null, "User", property, Multiplicity.ONE);
  }

  /** {@code Group.members}, the group by dn and the user by login, or both by key. */
  public AConnector members(boolean byKey) {
    return association(
        "Group.members",
        "Group",
        byKey ? null : "dn",
        "User",
        byKey ? null : "login",
        Multiplicity.MANY);
  }

  /** An association of many targets within one entity type, both ends found by key. */
  public AConnector links(String association, String type) {
    return association(association, type, null, type, null, Multiplicity.MANY);
  }

  private AConnector association(
      String association,
      String owner,
      @Nullable String ownerProperty,
      String target,
      @Nullable String targetProperty,
      Multiplicity multiplicity) {
    associations.add(
        new AssociationDefinition(
            association,
            association + "s",
            new LinkEnd(owner, "owner", ownerProperty),
            new LinkEnd(target, "target", targetProperty),
            multiplicity,
            null,
            Map.of(),
            null,
            constraints));
    return this;
  }

  private List<SourceDefinition> sources() {
    return Stream.concat(
            types.stream().map(EntityTypeDefinition::source),
            associations.stream().map(AssociationDefinition::source))
        .map(
            source ->
                new SourceDefinition(
                    source, new CsvFile(source + ".csv", commandFile(source), ",", "UTF-8")))
        .toList();
  }

  private @Nullable String commandFile(String source) {
    return commands ? source + ".commands.csv" : null;
  }

  public ConnectorDefinition build() {
    return new ConnectorDefinition(
        name,
        "default",
        sources(),
        List.copyOf(types),
        List.copyOf(associations),
        Map.copyOf(limits),
        ReviewDefinition.DEFAULT,
        NotifyDefinition.NONE,
        Jobs.NONE);
  }
}
