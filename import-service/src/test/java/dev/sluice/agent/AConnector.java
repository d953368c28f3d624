package dev.sluice.agent;

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
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.definition.source.XlsxFile;
import dev.sluice.contract.job.Jobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds the definitions of tests. */
public final class AConnector {
  private final List<SourceDefinition> sources = new ArrayList<>();
  private final List<EntityTypeDefinition> entityTypes = new ArrayList<>();
  private final List<AssociationDefinition> associations = new ArrayList<>();

  public static AConnector connector() {
    return new AConnector();
  }

  /**
   * Users of {@code users.csv}: id (key), login (required, unique), age (integer), hired (date).
   */
  public static AConnector ofUsers() {
    return connector()
        .source("users", "users.csv", ",")
        .type(
            "User",
            "users",
            property("id", PropertyType.STRING),
            new PropertyDefinition("login", "login", PropertyType.STRING, null, true, true),
            property("age", PropertyType.INTEGER),
            new PropertyDefinition(
                "hired", "hired", PropertyType.DATE, "dd/MM/yyyy", false, false));
  }

  public static PropertyDefinition property(String name, PropertyType type) {
    return new PropertyDefinition(name, name, type, null, false, false);
  }

  public static PropertyDefinition text(String name, String column) {
    return new PropertyDefinition(name, column, PropertyType.STRING, null, false, false);
  }

  public AConnector source(String name, String path, String delimiter) {
    return source(name, new CsvFile(path, null, delimiter, "UTF-8"));
  }

  public AConnector source(String name, CsvFile csv) {
    sources.add(new SourceDefinition(name, csv));
    return this;
  }

  public AConnector source(String name, XlsxFile xlsx) {
    sources.add(new SourceDefinition(name, null, xlsx));
    return this;
  }

  /** The first property is the key. */
  public AConnector type(String name, String source, PropertyDefinition... properties) {
    return type(name, source, null, properties);
  }

  public AConnector type(
      String name, String source, StatusColumn status, PropertyDefinition... properties) {
    entityTypes.add(
        new EntityTypeDefinition(
            name,
            source,
            properties[0].name(),
            OnMissing.DELETE,
            Scope.CONNECTOR,
            false,
            status,
            List.of(properties),
            Map.of()));
    return this;
  }

  /** Resources of some rows of a source; the first property is the key. */
  public AConnector filteredType(
      String name, String source, String filter, PropertyDefinition... properties) {
    entityTypes.add(
        new EntityTypeDefinition(
            name,
            source,
            properties[0].name(),
            OnMissing.DELETE,
            Scope.CONNECTOR,
            false,
            null,
            List.of(properties),
            Map.of(),
            filter,
            null));
    return this;
  }

  /** Links of some rows of a source. */
  public AConnector filteredLinks(
      String name,
      String source,
      String filter,
      LinkEnd owner,
      LinkEnd target,
      Multiplicity multiplicity) {
    associations.add(
        new AssociationDefinition(
            name,
            source,
            owner,
            target,
            multiplicity,
            null,
            Map.of(),
            filter,
            LinkConstraints.NONE));
    return this;
  }

  public AConnector links(
      String name,
      String source,
      LinkEnd owner,
      LinkEnd target,
      Multiplicity multiplicity,
      String separator) {
    associations.add(
        new AssociationDefinition(name, source, owner, target, multiplicity, separator, Map.of()));
    return this;
  }

  /** Links between users from {@code members.csv} with columns {@code group} and {@code member}. */
  public AConnector members(Multiplicity multiplicity) {
    return source("members", "members.csv", ",")
        .links(
            "User.members",
            "members",
            new LinkEnd("User", "group", null),
            new LinkEnd("User", "member", null),
            multiplicity,
            null);
  }

  public ConnectorDefinition build() {
    return new ConnectorDefinition(
        "acme",
        "default",
        sources,
        entityTypes,
        associations,
        Map.of(),
        ReviewDefinition.DEFAULT,
        NotifyDefinition.NONE,
        Jobs.NONE);
  }
}
