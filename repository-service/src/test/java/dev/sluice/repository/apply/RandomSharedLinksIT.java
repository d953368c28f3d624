package dev.sluice.repository.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Two connectors state links of the same associations, in whatever modes and order, and people
 * delete resources meanwhile: whenever both have looked, each one's links are those of its file
 * whose ends exist, the others of its file wait, and no owner has two targets where one is allowed.
 */
class RandomSharedLinksIT {
  private static final Repository REPOSITORY = new Repository();
  private static final List<String> USERS = List.of("1", "2", "3", "4");
  private static final List<String> GROUPS = List.of("g", "h");

  /** A connector with the files that were applied last. */
  private static final class Side {
    final ConnectorDefinition connector;
    Set<String> users = new TreeSet<>();
    Set<String> groups = new TreeSet<>();
    Set<String> members = new TreeSet<>();
    Set<String> managers = new TreeSet<>();

    Side(ConnectorDefinition connector) {
      this.connector = connector;
    }
  }

  @Property(tries = 6, shrinking = ShrinkingMode.OFF, seed = "4693699901929008007")
  void eachConnectorsLinksAreThoseOfItsFile(@ForAll Random random) {
    forget();
    // The one has the people and groups, the other adds links, by other names.
    var hr = new Side(AConnector.named("hr").users().groups().managers(null).members(true).build());
    boolean byKey = random.nextBoolean();
    var ad =
        new Side(
            AConnector.named("ad").type("Badge", "code").managers(null).members(byKey).build());

    for (int step = 0; step < 8; step++) {
      switch (random.nextInt(7)) {
        case 0 -> REPOSITORY.deletedByHand("User", chosen(random, USERS));
        case 1 -> REPOSITORY.deletedByHand("Group", chosen(random, GROUPS));
        case 2, 3 -> run(ad, random, byKey);
        default -> run(hr, random, true);
      }
      REPOSITORY.incremental(hr.connector).apply();
      REPOSITORY.incremental(ad.connector).apply();

      assertThat(REPOSITORY.orphans()).isZero();
      verify(hr);
      verify(ad);
      assertThat(REPOSITORY.links("User.manager"))
          .extracting(link -> link.substring(0, link.indexOf(' ')))
          .doesNotHaveDuplicates();
    }
  }

  private static void verify(Side side) {
    Set<String> existing = existing();
    assertThat(stated(side, "Group.members"))
        .isEqualTo(
            side.members.stream()
                .filter(pair -> endsExist(pair, existing))
                .collect(Collectors.toSet()));
    assertThat(side.managers).containsAll(stated(side, "User.manager"));
    assertThat(
            REPOSITORY.dsl.fetchValue(
                "SELECT count(*) FROM pending_link WHERE connector = ?"
                    + " AND association = 'Group.members'",
                side.connector.name()))
        .isEqualTo(side.members.stream().filter(pair -> !endsExist(pair, existing)).count());
  }

  private static Set<String> stated(Side side, String association) {
    return REPOSITORY.statements(association).stream()
        .filter(each -> each.endsWith(" " + side.connector.name()))
        .map(each -> each.substring(0, each.lastIndexOf(' ')).replace(" -> ", ","))
        .collect(Collectors.toSet());
  }

  private static boolean endsExist(String pair, Set<String> existing) {
    return existing.contains(pair.split(",")[0]) && existing.contains(pair.split(",")[1]);
  }

  private static Set<String> existing() {
    return Set.copyOf(REPOSITORY.dsl.fetch("SELECT key FROM resource").getValues(0, String.class));
  }

  /** A run with another file, which may be dropped before it is applied. */
  private static void run(Side side, Random random, boolean byKey) {
    var next = new Side(side.connector);
    if (side.connector.name().equals("hr")) {
      next.users = some(random, USERS);
      next.groups = some(random, GROUPS);
    }
    for (String owner : GROUPS) {
      some(random, USERS).forEach(target -> next.members.add(owner + "," + target));
    }
    for (String owner : some(random, USERS)) {
      next.managers.add(owner + "," + chosen(random, USERS));
    }
    Mode mode = random.nextInt(3) == 0 ? Mode.INCREMENTAL : Mode.COMPLETE;
    ARun run = REPOSITORY.run(side.connector, mode);
    boolean complete = mode == Mode.COMPLETE;
    if (side.connector.name().equals("hr")) {
      // Whoever a person deleted is not in the difference of two files that have him.
      Set<String> usersBefore = new TreeSet<>(side.users);
      usersBefore.retainAll(existing());
      Set<String> groupsBefore = new TreeSet<>(side.groups);
      groupsBefore.retainAll(existing());
      run.rows("User", rows(complete, usersBefore, next.users, key -> key + ",login" + key + ","))
          .rows("Group", rows(complete, groupsBefore, next.groups, key -> key + ",cn=" + key));
    }
    run.rows("Group.members", rows(complete, side.members, next.members, pair -> name(pair, byKey)))
        .rows("User.manager", managers(complete, side.managers, next.managers));
    var plan = run.plan();
    if (random.nextInt(5) > 0) {
      run.apply(plan);
      side.users = next.users;
      side.groups = next.groups;
      side.members = next.members;
      side.managers = next.managers;
    }
  }

  private static String name(String pair, boolean byKey) {
    return byKey ? pair : "cn=" + pair.split(",")[0] + ",login" + pair.split(",")[1];
  }

  private static String[] rows(
      boolean complete,
      Set<String> before,
      Set<String> after,
      java.util.function.Function<String, String> row) {
    List<String> rows = new ArrayList<>();
    var all = new TreeSet<>(before);
    all.addAll(after);
    for (String each : complete ? after : all) {
      String command =
          complete
              ? ""
              : !after.contains(each) ? "delete" : before.contains(each) ? null : "insert";
      if (command != null) {
        rows.add(command + "," + row.apply(each));
      }
    }
    return rows.toArray(String[]::new);
  }

  private static String[] managers(boolean complete, Set<String> before, Set<String> after) {
    if (complete) {
      return after.stream().map(pair -> "," + pair).toArray(String[]::new);
    }
    List<String> rows = new ArrayList<>();
    for (String owner : USERS) {
      String was = of(owner, before);
      String is = of(owner, after);
      if (is.isEmpty() && !was.isEmpty()) {
        rows.add("delete," + was);
      } else if (!is.equals(was)) {
        rows.add("set," + is);
      }
    }
    return rows.toArray(String[]::new);
  }

  private static String of(String owner, Set<String> pairs) {
    return pairs.stream().filter(pair -> pair.startsWith(owner + ",")).findFirst().orElse("");
  }

  private static Set<String> some(Random random, List<String> all) {
    return all.stream()
        .filter(each -> random.nextInt(3) > 0)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String chosen(Random random, List<String> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static void forget() {
    REPOSITORY.dsl.execute(
        "TRUNCATE resource, resource_identifier, resource_link, stated_association,"
            + " resource_change, resource_link_change, pending_link, reject");
  }
}
