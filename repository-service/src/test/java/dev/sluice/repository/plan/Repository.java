package dev.sluice.repository.plan;

import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.PENDING_LINK;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_IDENTIFIER;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static dev.sluice.repository.jooq.Tables.RUN_DEFINITION;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.apply.Applier;
import dev.sluice.repository.compare.Comparison;
import dev.sluice.repository.decide.DecideProperties;
import dev.sluice.repository.jooq.Routines;
import dev.sluice.repository.protection.Protections;
import dev.sluice.repository.resource.manual.ByHand;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A repository of a test's own, read back as lines that a test can compare. */
public final class Repository {
  public final DataSource database;
  public final DSLContext dsl;
  public final Comparison comparison;
  private final Map<String, ConnectorDefinition> loaded = new TreeMap<>();
  public final Applier applier;

  public Repository() {
    this(TestDatabase.fresh());
  }

  /** In a database that was migrated. */
  public Repository(DataSource database) {
    this.database = database;
    dsl = DSL.using(database, SQLDialect.POSTGRES);
    comparison = new Comparison(database);
    applier = new Applier(database, this::definitions, DecideProperties.DEFAULT);
  }

  /** Of the connectors that have run. */
  public List<ConnectorDefinition> definitions() {
    return List.copyOf(loaded.values());
  }

  /** A definition is loaded, instead of the one that its connector had before. */
  public void loads(ConnectorDefinition connector) {
    loaded.put(connector.name(), connector);
    dsl.insertInto(CONNECTOR)
        .set(CONNECTOR.NAME, connector.name())
        .set(CONNECTOR.DEFINITION, "")
        .set(CONNECTOR.AGENT, "default")
        .set(CONNECTOR.LOADED_AT, currentOffsetDateTime())
        .set(CONNECTOR.VERSION, 0L)
        .onConflictDoNothing()
        .execute();
    Protections.load(dsl, connector);
  }

  /** A run that was registered and has its turn. */
  public ARun run(ConnectorDefinition connector, Mode mode) {
    loads(connector);
    dsl.insertInto(RUN_DEFINITION)
        .set(RUN_DEFINITION.DIGEST, "none")
        .set(RUN_DEFINITION.DEFINITION, "")
        .onConflictDoNothing()
        .execute();
    UUID id = UUID.randomUUID();
    dsl.insertInto(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.ID, id)
        .set(SYNCHRONIZATION.CONNECTOR, connector.name())
        .set(SYNCHRONIZATION.AGENT, "default")
        .set(SYNCHRONIZATION.DEFINITION_DIGEST, "none")
        .set(SYNCHRONIZATION.MODE, mode.name())
        .set(SYNCHRONIZATION.STATUS, "COMPARING")
        .set(SYNCHRONIZATION.FORCE, false)
        .set(SYNCHRONIZATION.DRY_RUN, false)
        .set(SYNCHRONIZATION.STEPS, new String[0])
        .set(SYNCHRONIZATION.REQUESTED_BY, "test")
        .set(SYNCHRONIZATION.WORKFLOW_ID, "sync/" + id)
        .set(SYNCHRONIZATION.REQUESTED_AT, currentOffsetDateTime())
        .set(SYNCHRONIZATION.VERSION, 0L)
        .execute();
    return new ARun(this, id, connector, mode);
  }

  public ARun complete(ConnectorDefinition connector) {
    return run(connector, Mode.COMPLETE);
  }

  public ARun incremental(ConnectorDefinition connector) {
    return run(connector, Mode.INCREMENTAL);
  }

  /** A resource that a person made, beside any run. */
  public void madeByHand(String entityType, String key, String attributes) {
    stored(entityType, key, attributes, "manual", null, null);
  }

  public long stored(
      String entityType,
      String key,
      String attributes,
      String origin,
      @Nullable String connector,
      @Nullable String sourceKind) {
    JSONB json = JSONB.valueOf(attributes);
    long id =
        dsl.insertInto(RESOURCE)
            .set(RESOURCE.ENTITY_TYPE, entityType)
            .set(RESOURCE.KEY, key)
            .set(RESOURCE.ATTRIBUTES, json)
            .set(RESOURCE.ACTIVE, true)
            .set(RESOURCE.ORIGIN, origin)
            .set(RESOURCE.CONNECTOR, connector)
            .set(RESOURCE.SOURCE_KIND, sourceKind)
            .set(RESOURCE.CONTENT_HASH, Routines.resourceHash(DSL.val(true), DSL.val(json)))
            .set(RESOURCE.UPDATED_AT, currentOffsetDateTime())
            .returning(RESOURCE.ID)
            .fetchSingle(RESOURCE.ID);
    String unique = entityType.equals("Group") ? "dn" : "login";
    dsl.execute(
        "INSERT INTO resource_identifier SELECT {0}, {1}, a ->> {1}, {2}"
            + " FROM (SELECT {3}::jsonb AS a) x WHERE a ->> {1} IS NOT NULL",
        DSL.val(entityType), DSL.val(unique), DSL.val(id), DSL.val(attributes));
    return id;
  }

  /** A person changes a resource. */
  public void changedByHand(String entityType, String key, String attributes) {
    new ByHand(dsl, entityType, key).change(attributes);
  }

  /** A person deletes a resource. */
  public void deletedByHand(String entityType, String key) {
    new ByHand(dsl, entityType, key).delete(this::definitions);
  }

  /** The links that lack an end, and the identifiers that lack their resource. */
  public long orphans() {
    var noOwner =
        notExists(selectOne().from(RESOURCE).where(RESOURCE.ID.eq(RESOURCE_LINK.OWNER_ID)));
    var noTarget =
        notExists(selectOne().from(RESOURCE).where(RESOURCE.ID.eq(RESOURCE_LINK.TARGET_ID)));
    var noResource =
        notExists(
            selectOne().from(RESOURCE).where(RESOURCE.ID.eq(RESOURCE_IDENTIFIER.RESOURCE_ID)));
    return (long) dsl.fetchCount(RESOURCE_LINK, noOwner.or(noTarget))
        + dsl.fetchCount(RESOURCE_IDENTIFIER, noResource);
  }

  /** As {@code key {attributes}}, with {@code off} before it where the resource is inactive. */
  public List<String> resources(String entityType) {
    return dsl.selectFrom(RESOURCE)
        .where(RESOURCE.ENTITY_TYPE.eq(entityType))
        .orderBy(RESOURCE.KEY)
        .fetch(
            resource ->
                (resource.getActive() ? "" : "off ")
                    + resource.getKey()
                    + " "
                    + resource.getAttributes().data());
  }

  /** As {@code key origin connector sourceKind}. */
  public List<String> owners(String entityType) {
    return dsl.selectFrom(RESOURCE)
        .where(RESOURCE.ENTITY_TYPE.eq(entityType))
        .orderBy(RESOURCE.KEY)
        .fetch(
            resource ->
                resource.getKey()
                    + " "
                    + resource.getOrigin()
                    + " "
                    + resource.getConnector()
                    + " "
                    + resource.getSourceKind());
  }

  /** As {@code owner -> target}, by key, each once. */
  public List<String> links(String association) {
    return statements(association).stream()
        .map(each -> each.substring(0, each.lastIndexOf(' ')))
        .distinct()
        .toList();
  }

  /** As {@code owner -> target connector}, by key. */
  public List<String> statements(String association) {
    var owner = RESOURCE.as("owner");
    var target = RESOURCE.as("target");
    return dsl.select(owner.KEY, target.KEY, RESOURCE_LINK.CONNECTOR)
        .from(RESOURCE_LINK)
        .join(owner)
        .on(owner.ID.eq(RESOURCE_LINK.OWNER_ID))
        .join(target)
        .on(target.ID.eq(RESOURCE_LINK.TARGET_ID))
        .where(RESOURCE_LINK.ASSOCIATION.eq(association))
        .orderBy(owner.KEY, target.KEY, RESOURCE_LINK.CONNECTOR)
        .fetch(row -> row.value1() + " -> " + row.value2() + " " + row.value3());
  }

  /** As {@code owner -> target}, by the values that the source names them with. */
  public List<String> pendingLinks() {
    return dsl.selectFrom(PENDING_LINK)
        .orderBy(PENDING_LINK.OWNER_VALUE, PENDING_LINK.TARGET_VALUE)
        .fetch(link -> link.getOwnerValue() + " -> " + link.getTargetValue());
  }

  /** The same of one connector. */
  public List<String> pendingLinks(ConnectorDefinition connector) {
    return dsl.selectFrom(PENDING_LINK)
        .where(PENDING_LINK.CONNECTOR.eq(connector.name()))
        .orderBy(PENDING_LINK.OWNER_VALUE, PENDING_LINK.TARGET_VALUE)
        .fetch(link -> link.getOwnerValue() + " -> " + link.getTargetValue());
  }

  /** A connector is deleted; what it stated stays. */
  public void forgets(ConnectorDefinition connector) {
    loaded.remove(connector.name());
    dsl.deleteFrom(CONNECTOR).where(CONNECTOR.NAME.eq(connector.name())).execute();
  }

  /** Whether every hash and identifier is what the attributes say. */
  public boolean isConsistent(String entityType, String uniqueProperty) {
    boolean hashes =
        dsl.fetchCount(
                RESOURCE,
                RESOURCE.CONTENT_HASH.ne(
                    Routines.resourceHash(RESOURCE.ACTIVE, RESOURCE.ATTRIBUTES)))
            == 0;
    List<String> values =
        dsl.fetch(
                "SELECT attributes ->> {0} || '=' || id FROM resource WHERE entity_type = {1}"
                    + " AND attributes ->> {0} IS NOT NULL ORDER BY 1",
                DSL.val(uniqueProperty), DSL.val(entityType))
            .getValues(0, String.class);
    List<String> identifiers =
        dsl.fetch(
                "SELECT value || '=' || resource_id FROM resource_identifier"
                    + " WHERE entity_type = {0} AND property = {1} ORDER BY 1",
                DSL.val(entityType), DSL.val(uniqueProperty))
            .getValues(0, String.class);
    return hashes
        && values.stream().sorted().toList().equals(identifiers.stream().sorted().toList());
  }

  public int identifiers() {
    return dsl.fetchCount(RESOURCE_IDENTIFIER);
  }
}
