package dev.sluice.repository.plan;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK_CHANGE;
import static dev.sluice.repository.jooq.Tables.REJECT;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.profile.SourceProfile;
import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.ApplyResult;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.StepException;
import dev.sluice.repository.apply.Applier;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** One run of a connector: the rows that its agent sends, the plan, and what happens to it. */
public final class ARun {
  private final Repository repository;
  public final UUID id;
  private final ConnectorDefinition connector;
  private final Mode mode;
  private final Map<String, List<String>> rows = new TreeMap<>();
  private final Map<String, PreparedFile.Content> contents = new TreeMap<>();
  private List<SourceProfile> profiles = List.of();
  private boolean commands;
  private @Nullable String sourceSha256;

  ARun(Repository repository, UUID id, ConnectorDefinition connector, Mode mode) {
    this.repository = repository;
    this.id = id;
    this.connector = connector;
    this.mode = mode;
  }

  /** Whose run it is. */
  public ConnectorDefinition connector() {
    return connector;
  }

  /** The rows of one entity type or association, without the header. */
  public ARun rows(String target, String... lines) {
    rows.put(target, List.of(lines));
    return this;
  }

  /** How the sources' files look. */
  public ARun looking(SourceProfile... files) {
    profiles = List.of(files);
    return this;
  }

  /** What the source's file held. */
  public ARun holding(String target, PreparedFile.Content content) {
    contents.put(target, content);
    return this;
  }

  /** The source gave the commands itself. */
  public ARun withCommands() {
    commands = true;
    return this;
  }

  /** All of its files have these bytes, or none is there. */
  public ARun ofFile(@Nullable String sha256) {
    sourceSha256 = sha256;
    return this;
  }

  /** Compares all rows and gives the plan. */
  public Plan plan() {
    UUID attempt = begin();
    targets().forEach(target -> send(attempt, target));
    return finish(attempt);
  }

  public UUID begin() {
    return repository.comparison.begin(id, connector, mode, files(), profiles);
  }

  public void send(UUID attempt, String target) {
    send(attempt, target, csv(target));
  }

  public void send(UUID attempt, String target, InputStream csv) {
    repository.comparison.rows(id, attempt, connector, mode, target, csv);
  }

  public void sendRejects(UUID attempt, String target, String csv) {
    repository.comparison.rejects(id, attempt, connector, target, stream(csv));
  }

  public Plan finish(UUID attempt) {
    return repository.comparison.finish(id, attempt, connector, mode);
  }

  public ApplyResult apply() {
    return apply(plan());
  }

  public ApplyResult apply(Plan plan) {
    return apply(new ApplyRequest(id.toString(), plan.digest(), List.of(), null));
  }

  public ApplyResult apply(Applier applier, Plan plan) {
    return applier.apply(
        new ApplyRequest(id.toString(), plan.digest(), List.of(), null), connector);
  }

  public ApplyResult apply(ApplyRequest request) {
    return repository.applier.apply(request, connector);
  }

  /** As {@code operation key}, with the state in front where it was not made. */
  public List<String> changes() {
    return repository
        .dsl
        .selectFrom(RESOURCE_CHANGE)
        .where(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(id))
        .orderBy(RESOURCE_CHANGE.ENTITY_TYPE, RESOURCE_CHANGE.KEY)
        .fetch(change -> unmade(change.getState()) + change.getOperation() + " " + change.getKey());
  }

  /** As {@code operation owner -> target (was target) of connector}. */
  public List<String> linkChanges() {
    return repository
        .dsl
        .selectFrom(RESOURCE_LINK_CHANGE)
        .where(RESOURCE_LINK_CHANGE.SYNCHRONIZATION_ID.eq(id))
        .orderBy(
            RESOURCE_LINK_CHANGE.ASSOCIATION,
            RESOURCE_LINK_CHANGE.OWNER_KEY,
            RESOURCE_LINK_CHANGE.TARGET_KEY)
        .fetch(
            change ->
                unmade(change.getState())
                    + change.getOperation()
                    + " "
                    + change.getOwnerKey()
                    + " -> "
                    + change.getTargetKey()
                    + (change.getBeforeTargetKey() == null
                        ? ""
                        : " (was " + change.getBeforeTargetKey() + ")")
                    + (change.getBeforeConnector() == null
                        ? ""
                        : " of " + change.getBeforeConnector()));
  }

  /** As {@code code key cells}. */
  public List<String> rejects() {
    return rejects(DSL.noCondition());
  }

  /** Those of one entity type or association. */
  public List<String> rejects(String target) {
    return rejects(REJECT.TARGET.eq(target));
  }

  private List<String> rejects(Condition condition) {
    return repository
        .dsl
        .selectFrom(REJECT)
        .where(REJECT.SYNCHRONIZATION_ID.eq(id), condition)
        .orderBy(REJECT.ID)
        .fetch(
            reject ->
                Stream.concat(
                        Stream.of(reject.getCode(), String.valueOf(reject.getKey())),
                        Stream.of(reject.getCells()))
                    .collect(Collectors.joining(" ")));
  }

  /** The rows that the server refused, and the changes that met a conflict. */
  public List<String> refusals() {
    return Stream.concat(
            rejects().stream(),
            Stream.concat(changes().stream(), linkChanges().stream())
                .filter(change -> change.startsWith("conflict ")))
        .toList();
  }

  /** The links that wait since this run, as {@code owner -> target}, by the source's values. */
  public List<String> newlyPending() {
    return repository
        .dsl
        .selectFrom(PENDING_LINK_CHANGE)
        .where(
            PENDING_LINK_CHANGE.SYNCHRONIZATION_ID.eq(id),
            PENDING_LINK_CHANGE.OPERATION.eq("insert"))
        .orderBy(PENDING_LINK_CHANGE.OWNER_VALUE, PENDING_LINK_CHANGE.TARGET_VALUE)
        .fetch(link -> link.getOwnerValue() + " -> " + link.getTargetValue());
  }

  /** What people are told of the rejected rows. */
  public List<String> reasons() {
    return repository
        .dsl
        .selectFrom(REJECT)
        .where(REJECT.SYNCHRONIZATION_ID.eq(id))
        .orderBy(REJECT.ID)
        .fetch(REJECT.REASON);
  }

  /** Asserts that a step is refused for this reason. */
  public static void refused(FailureType type, ThrowingCallable step) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(
            StepException.class,
            e -> org.assertj.core.api.Assertions.assertThat(e.failure().type()).isEqualTo(type));
  }

  private static String unmade(String state) {
    return state.equals("planned") ? "" : state + " ";
  }

  /** The entity types and associations of its connector. */
  public List<String> targets() {
    return Stream.concat(
            connector.entityTypes().stream().map(EntityTypeDefinition::name),
            connector.associations().stream().map(AssociationDefinition::name))
        .toList();
  }

  private List<PreparedFile> files() {
    return targets().stream()
        .map(
            target ->
                new PreparedFile(
                    target,
                    target.contains("."),
                    target,
                    rows.getOrDefault(target, List.of()).size(),
                    0,
                    0,
                    sortedRows(target),
                    commands,
                    contents.getOrDefault(target, PreparedFile.Content.ROWS),
                    "",
                    sourceSha256))
        .toList();
  }

  /** In a delta, deletes stand for what the sorted file lacks. */
  private long sortedRows(String target) {
    return rows.getOrDefault(target, List.of()).stream()
        .filter(row -> commands || !row.startsWith("delete,"))
        .filter(row -> !row.startsWith("keep,"))
        .count();
  }

  private InputStream csv(String target) {
    List<String> lines = new ArrayList<>(List.of(header(target)));
    lines.addAll(rows.getOrDefault(target, List.of()));
    return stream(String.join("\n", lines) + "\n");
  }

  private String header(String target) {
    if (target.contains(".")) {
      return "command,owner,target";
    }
    EntityTypeDefinition type = connector.entityType(target);
    return Stream.concat(
                Stream.of("command", type.key()),
                type.properties().stream()
                    .map(PropertyDefinition::name)
                    .filter(name -> !name.equals(type.key())))
            .collect(Collectors.joining(","))
        + (type.status() == null ? "" : ",active");
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
