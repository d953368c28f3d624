package dev.sluice.repository.history;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What two repositories of one history have in common, as lines. */
record State(List<String> lines) {
  private static final String LINES =
      """
      SELECT 'resource ' || concat_ws(' ', entity_type, key, active, kept_off, origin, connector,
        attributes) AS line
      FROM resource
      UNION ALL
      SELECT concat_ws(' ', 'link', association, owner.key, target.key, link.connector)
      FROM resource_link link
      LEFT JOIN resource owner ON owner.id = owner_id
      LEFT JOIN resource target ON target.id = target_id
      UNION ALL
      SELECT concat_ws(' ', 'pending', connector, association, owner_value, target_value)
      FROM pending_link
      UNION ALL
      SELECT concat_ws(' ', 'identifier', identifier.entity_type, property, value, resource.key)
      FROM resource_identifier identifier LEFT JOIN resource ON resource.id = resource_id
      UNION ALL
      SELECT concat_ws(' ', 'waiting', waiting.entity_type, property, value, resource.key)
      FROM waiting_identifier waiting LEFT JOIN resource ON resource.id = resource_id
      UNION ALL
      SELECT concat_ws(' ', 'unsettled', connector, target, key) FROM unsettled_row
      ORDER BY line
      """;

  static State of(DSLContext dsl) {
    return new State(dsl.fetch(LINES).getValues(0, String.class));
  }

  /** The lines that begin with these words, without them. */
  List<String> after(String words) {
    return startingWith(words).map(line -> line.substring(words.length() + 1)).toList();
  }

  /**
   * The owners whose one target another connector states: this one's links of them have to wait.
   */
  Set<String> ownersTakenByOthers(String connector, String association) {
    return after("link " + association).stream()
        .filter(link -> !link.endsWith(" " + connector))
        .map(link -> link.split(" ")[0])
        .collect(Collectors.toSet());
  }

  /** The owners of whom another connector states a target, whether it is there or waited for. */
  Set<String> ownersOfOthers(String connector, String association) {
    Set<String> owners = new HashSet<>(ownersTakenByOthers(connector, association));
    after("pending").stream()
        .map(link -> link.split(" "))
        .filter(words -> !words[0].equals(connector) && words[1].equals(association))
        .forEach(words -> owners.add(words[2]));
    return owners;
  }

  /** The links of an association that a connector states, as {@code owner target}. */
  List<String> linksOf(String connector, String association) {
    return after("link " + association).stream()
        .filter(link -> link.endsWith(" " + connector))
        .map(link -> link.substring(0, link.lastIndexOf(' ')))
        .toList();
  }

  /** Whether a resource is active; null if there is no such resource. */
  @Nullable Boolean activity(String entityType, String key) {
    return after("resource " + entityType + " " + key).stream()
        .map(words -> words.startsWith("t "))
        .findFirst()
        .orElse(null);
  }

  boolean has(String line) {
    return lines.contains(line);
  }

  /** Whether rows of a connector were refused and are asked for again. */
  boolean hasUnsettledOf(String connector) {
    return startingWith("unsettled " + connector).findAny().isPresent();
  }

  private Stream<String> startingWith(String words) {
    return lines.stream().filter(line -> line.startsWith(words + " "));
  }
}
