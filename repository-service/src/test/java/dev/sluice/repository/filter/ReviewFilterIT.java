package dev.sluice.repository.filter;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_FILTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.filter.plan.ReviewRows;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.ReviewedPlans;
import dev.sluice.repository.inspect.Mark;
import dev.sluice.repository.rest.ProblemException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedServers.Extension.class)
class ReviewFilterIT {
  /** The plan as somebody sees it who knows nothing of inspections. */
  private static final String PLAN =
      """
      SELECT key || coalesce('>' || target, '') AS place FROM (
        SELECT entity_type AS type, key, NULL AS target, operation AS op,
               before::jsonb AS b, after::jsonb AS a, coalesce(before, after) ->> 'office' AS office
          FROM resource_change WHERE synchronization_id = {0}
        UNION ALL
        SELECT association, owner_key, target_key, link.operation, NULL, NULL,
               coalesce(owner.before, owner.after) ->> 'office'
          FROM resource_link_change link JOIN resource_change owner
            ON owner.synchronization_id = {0} AND owner.key = owner_key
               AND owner.entity_type = split_part(association, '.', 1)
         WHERE link.synchronization_id = {0}) plan
      """;

  private static RunningServer server;
  private static PlannedRun run;
  private static ReviewFilters filters;
  private static ReviewedPlan plan;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    run = PlannedRun.ofEveryKind(server);
    HandMadeInspection.of(server.database(), run.id());
    filters = server.bean(ReviewFilters.class);
    plan = server.bean(ReviewedPlans.class).get(run.id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                        | true
          {"type":["Person"]}                       | type = 'Person'
          {"type":["Person","Group.members"]}       | type IN ('Person', 'Group.members')
          {"not.type":["Person"]}                   | type <> 'Person'
          {"op":["delete"]}                         | op = 'delete'
          {"op":["delete","deactivate"],"type":["Person"]} | type = 'Person' AND op IN ('delete', 'deactivate')
          {"not.op":["delete","update"]}            | op NOT IN ('delete', 'update')
          {"col":["mail"]}                          | op = 'update' AND a->>'mail' IS DISTINCT FROM b->>'mail'
          {"col":["name"]}                          | op = 'update' AND a->>'name' IS DISTINCT FROM b->>'name'
          {"col":["mail","office"]}                 | op = 'update' AND (a->>'mail', a->>'office') IS DISTINCT FROM (b->>'mail', b->>'office')
          {"not.col":["mail"]}                      | NOT (op = 'update' AND a->>'mail' IS DISTINCT FROM b->>'mail')
          {"kind.mail":["emptied"]}                 | op = 'update' AND b->>'mail' IS NOT NULL AND a->>'mail' IS NULL
          {"kind.mail":["filled"]}                  | op = 'update' AND b->>'mail' IS NULL AND a->>'mail' IS NOT NULL
          {"kind.mail":["changed"]}                 | op = 'update' AND a->>'mail' <> b->>'mail'
          {"kind.mail":["emptied","filled"]}        | op = 'update' AND (b->>'mail' IS NULL) <> (a->>'mail' IS NULL)
          {"not.kind.mail":["changed"]}             | (op = 'update' AND a->>'mail' <> b->>'mail') IS NOT TRUE
          {"kind":["emptied"]}                      | op = 'update' AND b->>'mail' IS NOT NULL AND a->>'mail' IS NULL
          {"kind":["changed"]}                      | op = 'update' AND (a->>'mail' <> b->>'mail' OR a->>'name' <> b->>'name' OR a->>'office' <> b->>'office')
          {"kind":["filled"]}                       | op = 'update' AND b->>'mail' IS NULL AND a->>'mail' IS NOT NULL
          {"seg.office":["Lyon"]}                   | office = 'Lyon'
          {"seg.office":[null]}                     | office IS NULL
          {"seg.office":[null,"Paris"]}             | coalesce(office, 'Paris') = 'Paris'
          {"segPrefix.office":["LY"]}               | office = 'Lyon'
          {"not.segPrefix.office":["ly","p"]}       | office IS NULL
          {"seg.office":["nowhere"]}                | false
          {"not.seg.office":["Lyon"]}               | (office = 'Lyon') IS NOT TRUE
          {"seg.office":["Lyon"],"not.op":["insert"]} | office = 'Lyon' AND op <> 'insert'
          {"mark":["rekeyed"]}                      | key = 'q1' AND type = 'Person'
          {"not.mark":["rekeyed","last-link"]}      | NOT (key IN ('q1', 'é') AND type = 'Person')
          {"d":["open"]}                            | true
          {"d":["apply","hold"]}                    | false
          {"not.d":["reject"]}                      | true
          {"key":["p1","é"]}                        | key IN ('p1', 'é')
          {"not.key":["p1"]}                        | key <> 'p1'
          {"keyPrefix":["p%"]}                      | left(key, 2) = 'p%'
          {"keyPrefix":["p","q"]}                   | left(key, 1) IN ('p', 'q')
          {"target":["p1"]}                         | target = 'p1'
          {"not.target":["p1"]}                     | target IS DISTINCT FROM 'p1'
          {"from.office":["Lyon"]}                  | op = 'update' AND b->>'office' = 'Lyon' AND a->>'office' <> 'Lyon'
          {"from.mail":[null]}                      | op = 'update' AND b->>'mail' IS NULL AND a->>'mail' IS NOT NULL
          {"to.office":["Paris"],"from.office":["Lyon"]} | op = 'update' AND b->>'office' = 'Lyon' AND a->>'office' = 'Paris'
          {"not.from.office":["Lyon"]}              | (op = 'update' AND b->>'office' = 'Lyon' AND a->>'office' <> 'Lyon') IS NOT TRUE
          {"to.name":["Ipek"]}                      | op = 'update' AND a->>'name' = 'Ipek'
          """)
  void countsAndFindsWhatSqlOverThePlanFinds(String terms, String sql) {
    mark("q1", Mark.REKEYED);
    mark("é", Mark.LAST_LINK);
    ReviewFilter filter = filter(terms);
    List<String> expected =
        server
            .database()
            .resultQuery(PLAN + " WHERE " + sql + " ORDER BY 1", val(run.id()))
            .fetch(0, String.class);

    assertThat(rows(filter)).containsExactlyInAnyOrderElementsOf(expected);
    ReviewRows fastest = ReviewConditions.fastest(filter, plan);
    assertThat(count(filter, fastest)).isEqualTo(expected.size());
    assertThat(count(filter, ReviewRows.CHANGES)).isEqualTo(expected.size());
    assertThat(filters.ofTerms(plan, filter.terms())).isEqualTo(filter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          colour=red         | colour: not a filter for changes; there are type, op, col, kind, kind.PROPERTY, seg.PROPERTY, segPrefix.PROPERTY, mark, rule, d, key, keyPrefix, target, from.PROPERTY, to.PROPERTY, each also with not. in front
          not.not.op=delete  | not.not.op: not a filter for changes
          op.x=delete        | op.x: not a filter for changes
          seg=1.1            | seg: not a filter for changes
          op=drop            | op: `drop` is not an operation; there are delete, deactivate, update, insert
          type=Robot         | type: `Robot` is not an entity type or association of the plan; there are Group, Person, Group.members, Person.manager
          col=colour         | col: `colour` is not a property; there are mail, name, office
          kind.colour=filled | kind.colour: `colour` is not a property; there are mail, name, office
          kind.mail=lost     | kind.mail: `lost` is not a kind of change; there are changed, emptied, filled
          mark=odd           | mark: `odd` is not a mark; there are rekeyed, last-link
          rule=1             | rule: `1` is not a rule of the plan, and there is none
          d=maybe            | d: `maybe` is not what was said of changes; there are open, apply, hold, reject
          seg.mail=1.1       | seg.mail: `mail` is not a property that changes are grouped by; there are office
          seg.office=Lyon    | seg.office: the id of a value as the facet of this name lists it
          seg.office=1.999   | seg.office: the id of a value as the facet of this name lists it
          key=p1             | key: searched values must not be in the URL
          not.from.mail=a@x  | not.from.mail: searched values must not be in the URL
          f=x                | The synchronization has no filter with this id
          """)
  void refusesWhatThePlanHasNothingOf(String parameter, String message) {
    LinkedMultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
    parameters.add(parameter.split("=", 2)[0], parameter.split("=", 2)[1]);

    assertThatThrownBy(() -> filters.ofParameters(plan, parameters, Set.of("limit")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(message);
  }

  @Test
  void hasOneTextForOneMeaning() {
    assertThat(filter("{\"op\":[\"update\",\"delete\",\"update\"],\"col\":[\"mail\"]}").canonical())
        .isEqualTo(filter("{\"col\":[\"mail\"],\"op\":[\"delete\",\"update\"]}").canonical())
        .isEqualTo("{\"col\":[\"mail\"],\"op\":[\"delete\",\"update\"]}");
    assertThat(filter("{\"key\":[\"p1\"]}").toString()).doesNotContain("p1");
  }

  @Test
  void urlNamesValuesOfSegmentsByIdAndFiltersOfColleagues() {
    UUID colleagues = kept("reviewer", "{\"key\":[\"p1\",\"q1\"]}");
    UUID own = kept("viewer", "{\"key\":[\"q1\"]}");
    LinkedMultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
    parameters.add("f", colleagues.toString());
    parameters.add("op", "update");
    parameters.add("limit", "3");

    assertThat(rows(filters.ofParameters(plan, parameters, Set.of("limit"))))
        .containsExactlyInAnyOrder("p1", "q1", "p1>q1");
    assertThat(rows(filters.ofParameters(plan, withFilter(own), Set.of()))).containsExactly("q1");

    String lyon = SegmentValues.id(plan.dataset("Person").orElseThrow().number(), 1);
    LinkedMultiValueMap<String, String> segment = new LinkedMultiValueMap<>();
    segment.add("seg.office", lyon);
    // The value is meant, of whatever type it is, and links go with their owners.
    assertThat(rows(filters.ofParameters(plan, segment, Set.of())))
        .containsExactlyInAnyOrder("p1", "p%", "p%5", "é", "g2", "g2>p%", "p1>q1");
  }

  @Test
  void filterIsForgottenAfterThirtyDays() {
    UUID old = kept("reviewer", "{\"key\":[\"p1\"]}");
    UUID young = kept("reviewer", "{\"key\":[\"p1\"]}");
    age(old, Duration.ofDays(30).plusSeconds(1));
    age(young, Duration.ofDays(29));

    assertThatThrownBy(() -> filters.ofParameters(plan, withFilter(old), Set.of()))
        .hasMessageContaining("Filters are kept for 30 days");
    assertThat(rows(filters.ofParameters(plan, withFilter(young), Set.of()))).hasSize(2);

    server.bean(FilterForgetting.class).forget();
    List<UUID> left = server.database().selectFrom(REVIEW_FILTER).fetch(REVIEW_FILTER.ID);
    assertThat(left).contains(young).doesNotContain(old);
  }

  @Test
  void filterOfOneRunIsNoneOfAnother() {
    PlannedRun other =
        new PlannedRun(server).change("Person", "p1", "insert", null, "{\"name\":\"Ada\"}");
    HandMadeInspection.of(server.database(), other.id());
    UUID kept = kept("reviewer", "{\"key\":[\"p1\"]}");

    ReviewedPlan otherPlan = server.bean(ReviewedPlans.class).get(other.id());
    assertThatThrownBy(() -> filters.ofParameters(otherPlan, withFilter(kept), Set.of()))
        .hasMessageContaining("no filter with this id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -       | only those of held and dry runs are
          RUNNING | are being inspected
          FAILED  | could not be inspected
          """)
  void saysWhyThereIsNothingToFilter(String state, String why) {
    PlannedRun other = new PlannedRun(server);
    if (!state.equals("-")) {
      HandMadeInspection.inspection(server.database(), other.id(), state);
    }

    var answer =
        server.post(
            "viewer",
            "/api/synchronizations/" + other.id() + "/review/filters",
            "{\"op\":[\"delete\"]}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).get("type").asString()).isEqualTo("urn:sluice:problem:not-inspected");
    assertThat(json(answer).get("detail").asString()).contains(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}
          {"op":null}
          {"op":[]}
          {"op":"delete"}
          {"op":[null]}
          {"key":["\\u0000"]}
          ["op"]
          """)
  void keepsNoFilterThatIsNone(String terms) {
    var answer =
        server.post("viewer", "/api/synchronizations/" + run.id() + "/review/filters", terms);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
  }

  private static UUID kept(String user, String terms) {
    var answer = server.post(user, "/api/synchronizations/" + run.id() + "/review/filters", terms);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return UUID.fromString(json(answer).get("id").asString());
  }

  private static LinkedMultiValueMap<String, String> withFilter(UUID id) {
    LinkedMultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
    parameters.add("f", id.toString());
    return parameters;
  }

  private static void age(UUID filter, Duration age) {
    server
        .database()
        .update(REVIEW_FILTER)
        .set(REVIEW_FILTER.MADE_AT, OffsetDateTime.now(ZoneOffset.UTC).minus(age))
        .where(REVIEW_FILTER.ID.eq(filter))
        .execute();
  }

  private static void mark(String key, Mark mark) {
    for (String table : List.of("review_change", "review_cube")) {
      server
          .database()
          .execute(
              "UPDATE "
                  + table
                  + " c SET marks = {1} FROM review_change r WHERE r.inspection = {0} AND r.key ="
                  + " {2} AND c.inspection = {0} AND (c.target, c.operation, c.changed, c.segment1)"
                  + " IS NOT DISTINCT FROM (r.target, r.operation, r.changed, r.segment1)",
              val(plan.id()),
              val(mark.bit()),
              val(key));
    }
  }

  private static ReviewFilter filter(String terms) {
    return filters.ofTerms(
        plan,
        JsonMapper.shared().readValue(terms, new TypeReference<Map<String, List<String>>>() {}));
  }

  private static List<String> rows(ReviewFilter filter) {
    List<String> rows = new ArrayList<>();
    server
        .database()
        .selectFrom(REVIEW_CHANGE)
        .where(ReviewConditions.of(filter, plan, ReviewRows.CHANGES))
        .orderBy(REVIEW_CHANGE.N)
        .forEach(
            row ->
                rows.add(
                    row.getTargetKey() == null
                        ? row.getKey()
                        : row.getKey() + ">" + row.getTargetKey()));
    return rows;
  }

  private static long count(ReviewFilter filter, ReviewRows rows) {
    Long count =
        server
            .database()
            .select(rows.count())
            .from(rows.table())
            .where(ReviewConditions.of(filter, plan, rows))
            .fetchSingle()
            .value1();
    return count == null ? 0 : count;
  }
}
