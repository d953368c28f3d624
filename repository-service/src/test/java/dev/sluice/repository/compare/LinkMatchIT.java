package dev.sluice.repository.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.compare.memory.LinkMemory;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jooq.DSLContext;

/**
 * Whatever was laid aside by the merge: the plan is the one that the statements make when they
 * judge every row.
 */
class LinkMatchIT {
  private static final Repository REPOSITORY = new Repository();
  private static final List<String> ASSOCIATIONS = List.of("User.manager", "Group.members");

  /** No value is known, so that every row is judged in the database. */
  private static final LinkMemory NOTHING_KNOWN = new LinkMemory(0, 1);

  /** Owners are known, targets are not, and pairs are spilled. */
  private static final LinkMemory HALF_KNOWN = new LinkMemory(2 << 17, 2);

  private static final LinkMemory ALL_KNOWN = new LinkMemory(64 << 20, 3);

  /** Everything that a plan says, in words. */
  private record Outcome(
      Plan plan, List<String> links, List<String> pending, List<String> rejects) {}

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void plansWhatTheStatementsAlonePlan(@ForAll Random random) {
    forget();
    boolean byKey = random.nextBoolean();
    ConnectorDefinition acme =
        AConnector.named("acme")
            .onMissing(random.nextBoolean() ? OnMissing.DELETE : OnMissing.DEACTIVATE)
            .users()
            .groups()
            .managers(random.nextBoolean() ? "login" : null)
            .members(byKey)
            .build();
    ConnectorDefinition other =
        AConnector.named("other")
            .type("Badge", "code")
            .managers(random.nextBoolean() ? "login" : null)
            .members(byKey)
            .build();
    boolean managersByLogin = acme.associations().get(0).target().property() != null;

    for (int round = 0; round < 4; round++) {
      boolean others = round > 0 && random.nextInt(3) == 0;
      ConnectorDefinition connector = others ? other : acme;
      Mode mode = round == 0 && random.nextBoolean() ? Mode.INITIAL : Mode.COMPLETE;
      ARun run = REPOSITORY.run(connector, mode);
      if (!others) {
        run.rows("User", users(random)).rows("Group", groups(random));
      }
      boolean byLogin = others ? isByLogin(other) : managersByLogin;
      List<String> managers = managers(random, byLogin);
      List<String> members = members(random, byKey);

      Outcome expected = outcome(run, connector, mode, managers, members, NOTHING_KNOWN);
      assertThat(outcome(run, connector, mode, managers, members, HALF_KNOWN)).isEqualTo(expected);
      assertThat(outcome(run, connector, mode, managers, members, ALL_KNOWN)).isEqualTo(expected);
      assertThat(idsThatAreNotThoseOfTheKeys(run)).isZero();
      if (random.nextInt(5) > 0) {
        UUID attempt = send(run, connector, mode, managers, members, ALL_KNOWN);
        run.apply(run.finish(attempt));
      }
    }
  }

  @Example
  void refusesRowsThatAreNotInOrder() {
    forget();
    ConnectorDefinition acme = AConnector.named("acme").users().groups().members(true).build();
    for (List<String> wrong :
        List.of(List.of(",h,1", ",g,1"), List.of(",g,1", "keep,g,"), List.of(",g,2", ",g,1"))) {
      ARun run =
          REPOSITORY.complete(acme).rows("User", ",1,a,", ",2,b,").rows("Group", ",g,", ",h,");
      UUID attempt = run.begin();
      run.send(attempt, "User");
      run.send(attempt, "Group");
      ARun.refused(
          dev.sluice.contract.FailureType.INTERNAL,
          () ->
              new Comparison(REPOSITORY.database, ALL_KNOWN, 0)
                  .rows(run.id, attempt, acme, Mode.COMPLETE, "Group.members", csv(wrong)));
    }
  }

  @Example
  void takesRowsWithoutCommands() {
    forget();
    ConnectorDefinition acme = AConnector.named("acme").users().groups().members(true).build();
    ARun run = REPOSITORY.complete(acme).rows("User", ",1,a,").rows("Group", ",g,");
    UUID attempt = run.begin();
    run.send(attempt, "User");
    run.send(attempt, "Group");
    run.send(
        attempt,
        "Group.members",
        new ByteArrayInputStream("owner,target\ng,1\n".getBytes(StandardCharsets.UTF_8)));
    run.finish(attempt);

    assertThat(run.linkChanges()).containsExactly("insert g -> 1");
  }

  private static boolean isByLogin(ConnectorDefinition connector) {
    return connector.associations().get(0).target().property() != null;
  }

  private static Outcome outcome(
      ARun run,
      ConnectorDefinition connector,
      Mode mode,
      List<String> managers,
      List<String> members,
      LinkMemory memory) {
    UUID attempt = send(run, connector, mode, managers, members, memory);
    Plan plan = run.finish(attempt);
    return new Outcome(
        // Ids are reserved again for each attempt, so the digest is another one.
        new Plan(
            "",
            plan.resources(),
            plan.links(),
            plan.heldResources(),
            plan.heldLinks(),
            plan.breaches()),
        run.linkChanges(),
        pendingChanges(run),
        run.rejects());
  }

  private static UUID send(
      ARun run,
      ConnectorDefinition connector,
      Mode mode,
      List<String> managers,
      List<String> members,
      LinkMemory memory) {
    UUID attempt = run.begin();
    connector.entityTypes().forEach(type -> run.send(attempt, type.name()));
    // However few there are, first links are planned as such where all ends are known.
    var comparison =
        new Comparison(REPOSITORY.database, memory, memory == ALL_KNOWN ? 0 : Long.MAX_VALUE);
    comparison.rows(run.id, attempt, connector, mode, ASSOCIATIONS.get(0), csv(managers));
    comparison.rows(run.id, attempt, connector, mode, ASSOCIATIONS.get(1), csv(members));
    return attempt;
  }

  private static ByteArrayInputStream csv(List<String> rows) {
    return new ByteArrayInputStream(
        ("command,owner,target\n" + String.join("", rows.stream().map(row -> row + "\n").toList()))
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String[] users(Random random) {
    List<String> logins = new ArrayList<>(List.of("a", "b", "c", "d", "e", "f", "g"));
    Collections.shuffle(logins, random);
    return chosen(random, 7)
        .map(user -> "," + user + "," + logins.get(user) + ",")
        .toArray(String[]::new);
  }

  private static String[] groups(Random random) {
    List<String> names = new ArrayList<>(List.of("x", "y", "z\\,", "w"));
    Collections.shuffle(names, random);
    return chosen(random, 4)
        .map(group -> ",g" + group + ",\"" + names.get(group) + "\"")
        .toArray(String[]::new);
  }

  private static Stream<Integer> chosen(Random random, int count) {
    int mostly = random.nextInt(5);
    return Stream.iterate(0, each -> each + 1)
        .limit(count)
        .filter(each -> random.nextInt(6) > mostly);
  }

  private static List<String> managers(Random random, boolean byLogin) {
    List<String> targets =
        byLogin ? List.of("a", "b", "c", "d", "e", "?") : List.of("0", "1", "2", "3", "9");
    return links(random, List.of("0", "1", "2", "3", "4", "5", "8"), targets, 2);
  }

  private static List<String> members(Random random, boolean byKey) {
    return byKey
        ? links(random, List.of("g0", "g1", "g2", "g9"), List.of("0", "1", "2", "3", "9"), 8)
        : links(
            random, List.of("?", "w", "x", "y", "\"z\\,\""), List.of("a", "b", "c", "d", "?"), 8);
  }

  /** Rows in order of owner and target, some of them twice, and some owners kept. */
  private static List<String> links(
      Random random, List<String> owners, List<String> targets, int most) {
    int keeps = random.nextInt(3);
    var rows = new ArrayList<String>();
    for (String owner : owners) {
      if (random.nextInt(6) < keeps) {
        rows.add("keep," + owner + ",");
      }
      var linked = new ArrayList<String>();
      for (int each = random.nextInt(most + 1); each > 0; each--) {
        linked.add(targets.get(random.nextInt(targets.size())));
      }
      linked.stream().sorted().forEach(target -> rows.add("," + owner + "," + target));
    }
    return rows;
  }

  private static List<String> pendingChanges(ARun run) {
    return REPOSITORY
        .dsl
        .fetch(
            """
            SELECT pending.association || ' ' || pending.operation || ' ' || pending.owner_value
              || ' -> ' || pending.target_value || ' as ' || coalesce(owner.key, '') || ' -> '
              || coalesce(target.key, '') AS line
            FROM pending_link_change pending
            LEFT JOIN (SELECT id, key FROM resource UNION SELECT resource_id, key
              FROM resource_change WHERE synchronization_id = ?) owner
              ON owner.id = pending.owner_id
            LEFT JOIN (SELECT id, key FROM resource UNION SELECT resource_id, key
              FROM resource_change WHERE synchronization_id = ?) target
              ON target.id = pending.target_id
            WHERE pending.synchronization_id = ? ORDER BY 1
            """,
            run.id,
            run.id,
            run.id)
        .getValues(0, String.class);
  }

  private static int idsThatAreNotThoseOfTheKeys(ARun run) {
    return REPOSITORY
        .dsl
        .fetchSingle(
            """
            SELECT count(*) FROM resource_link_change link
            LEFT JOIN (SELECT id, key FROM resource UNION SELECT resource_id, key
              FROM resource_change WHERE synchronization_id = ?) owner
              ON owner.id = link.owner_id AND owner.key = link.owner_key
            LEFT JOIN (SELECT id, key FROM resource UNION SELECT resource_id, key
              FROM resource_change WHERE synchronization_id = ?) target
              ON target.id = link.target_id AND target.key = link.target_key
            WHERE link.synchronization_id = ? AND (owner.id IS NULL OR target.id IS NULL)
            """,
            run.id,
            run.id,
            run.id)
        .get(0, Integer.class);
  }

  private static void forget() {
    DSLContext owner = TestDatabase.asOwner(REPOSITORY.dsl);
    owner
        .fetch("SELECT inhrelid::regclass::text AS part FROM pg_inherits")
        .forEach(row -> owner.dropTableIfExists(row.get("part", String.class)).execute());
    owner.execute(
        """
        TRUNCATE resource, resource_identifier, resource_link, stated_association, pending_link, resource_change,
          resource_link_change, pending_link_change, reject
        """);
  }
}
