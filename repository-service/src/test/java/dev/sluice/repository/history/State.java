package dev.sluice.repository.history;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

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

  /** The links of an association that a connector states, as {@code owner target}. */
  List<String> linksOf(String connector, String association) {
    return after("link " + association).stream()
        .filter(link -> link.endsWith(" " + connector))
        .map(link -> link.substring(0, link.lastIndexOf(' ')))
        .toList();
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
