package dev.sluice.repository.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.repository.Plan;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Histories that went wrong once: incremental runs came to other rows than complete ones. */
class EveryModeIT {
  private static final Repository COMPLETE = new Repository();
  private static final Repository INCREMENTAL = new Repository();

  /** Users by key with their logins, each with a manager by login, and members of groups by key. */
  record File(Map<String, String> users, Map<String, String> managers, Set<String> members) {
    File {
      users = new TreeMap<>(users);
    }
  }

  private static void everyModeComesToTheFile(List<File> files) {
    ConnectorDefinition acme =
        AConnector.named("acme").users().groups().managers("login").members(true).build();
    forget(COMPLETE);
    forget(INCREMENTAL);

    File before = new File(Map.of(), Map.of(), Set.of());
    for (File file : files) {
      complete(COMPLETE.complete(acme), file).apply();
      delta(INCREMENTAL.incremental(acme), before, file).apply();
      before = file;

      assertThat(COMPLETE.resources("User")).isEqualTo(expectedUsers(file));
      assertThat(COMPLETE.links("User.manager")).isEqualTo(expectedManagers(file));
      assertThat(COMPLETE.links("Group.members")).isEqualTo(expectedMembers(file));
      assertThat(INCREMENTAL.resources("User")).isEqualTo(COMPLETE.resources("User"));
      assertThat(INCREMENTAL.links("User.manager")).isEqualTo(COMPLETE.links("User.manager"));
      assertThat(INCREMENTAL.links("Group.members")).isEqualTo(COMPLETE.links("Group.members"));
      assertThat(INCREMENTAL.pendingLinks()).isEqualTo(COMPLETE.pendingLinks());
      assertThat(COMPLETE.isConsistent("User", "login")).isTrue();
      assertThat(INCREMENTAL.isConsistent("User", "login")).isTrue();
      assertThat(COMPLETE.orphans()).isZero();
      assertThat(INCREMENTAL.orphans()).isZero();
    }
  }

  /** Logins clash, and a person changes what is planned: all that was refused is asked for. */
  private static void everyModeComesToTheSameWhateverIsRefused(
      List<File> files, List<Boolean> disturbed) {
    ConnectorDefinition acme =
        AConnector.named("acme").users().groups().managers("login").members(true).build();
    forget(COMPLETE);
    forget(INCREMENTAL);

    File before = new File(Map.of(), Map.of(), Set.of());
    for (int index = 0; index < files.size(); index++) {
      File file = files.get(index);
      ARun complete = complete(COMPLETE.complete(acme), file);
      ARun incremental = delta(INCREMENTAL.incremental(acme), before, file);
      Plan ofComplete = complete.plan();
      Plan ofIncremental = incremental.plan();
      assertThat(incremental.changes()).isEqualTo(complete.changes());
      if (disturbed.get(index)) {
        complete.changes().stream()
            .filter(change -> change.startsWith("update"))
            .findFirst()
            .ifPresent(
                change ->
                    List.of(COMPLETE, INCREMENTAL)
                        .forEach(each -> renamedByHand(each, change.split(" ")[1])));
      }
      complete.apply(ofComplete);
      incremental.apply(ofIncremental);
      before = file;

      assertThat(refusedUsers(incremental)).isEqualTo(refusedUsers(complete));
      assertThat(INCREMENTAL.resources("User")).isEqualTo(COMPLETE.resources("User"));
      assertThat(INCREMENTAL.links("User.manager")).isEqualTo(COMPLETE.links("User.manager"));
      assertThat(INCREMENTAL.links("Group.members")).isEqualTo(COMPLETE.links("Group.members"));
      assertThat(unsettled(INCREMENTAL)).isEqualTo(unsettled(COMPLETE));
      assertThat(COMPLETE.isConsistent("User", "login")).isTrue();
      assertThat(INCREMENTAL.isConsistent("User", "login")).isTrue();
    }
  }

  @Test
  void forgetsWhatAVanishedOwnerWasToldBefore() {
    everyModeComesToTheFile(
        List.of(
            new File(Map.of("4", "a", "5", "b"), Map.of("5", "a"), Set.of()),
            new File(Map.of(), Map.of("5", "e"), Set.of()),
            new File(Map.of("4", "a", "5", "b"), Map.of("5", "e"), Set.of())));
  }

  @Test
  void followsNamesThatMoveOn() {
    everyModeComesToTheFile(
        List.of(
            new File(Map.of("1", "a", "2", "b"), Map.of("2", "a"), Set.of()),
            new File(Map.of("1", "c", "2", "a"), Map.of("2", "a"), Set.of()),
            new File(Map.of("1", "a", "2", "d"), Map.of("2", "a"), Set.of())));
  }

  @Test
  void followsANameThatADeletedUserLeft() {
    everyModeComesToTheFile(
        List.of(
            new File(Map.of("1", "e", "2", "b", "5", "c"), Map.of("1", "b"), Set.of()),
            new File(Map.of("1", "e", "5", "b"), Map.of("1", "b"), Set.of())));
  }

  @Test
  void asksAgainForALinkToANameThatAConflictWithheld() {
    everyModeComesToTheSameWhateverIsRefused(
        List.of(
            new File(Map.of("1", "a", "2", "c", "5", "a"), Map.of(), Set.of()),
            new File(
                Map.of("1", "a", "2", "c", "3", "a", "4", "c", "5", "b"),
                Map.of("1", "c", "5", "c", "3", "c"),
                Set.of()),
            new File(
                Map.of("2", "a", "3", "b", "4", "b", "5", "c"),
                Map.of("1", "a", "4", "a", "5", "a"),
                Set.of()),
            new File(
                Map.of("1", "b", "2", "a", "3", "a", "4", "c", "5", "b"),
                Map.of("5", "a", "1", "b", "2", "c"),
                Set.of())),
        List.of(true, false, true, false));
  }

  private static List<String> refusedUsers(ARun run) {
    return run.rejects().stream().filter(reject -> reject.startsWith("not-unique")).toList();
  }

  private static List<String> unsettled(Repository repository) {
    return repository
        .dsl
        .fetch("SELECT target || ' ' || key FROM unsettled_row ORDER BY target, key")
        .getValues(0, String.class);
  }

  private static void renamedByHand(Repository repository, String key) {
    repository.dsl.execute(
        "UPDATE resource SET attributes = attributes || '{\"name\": \"Hand\"}',"
            + " content_hash = resource_hash(active, attributes || '{\"name\": \"Hand\"}'),"
            + " version = version + 1 WHERE key = ?",
        key);
  }

  private static ARun complete(ARun run, File file) {
    return run.rows(
            "User", lines(file.users(), key -> "," + key + "," + file.users().get(key) + ","))
        .rows("Group", ",g,cn=g")
        .rows(
            "User.manager",
            lines(file.managers(), key -> "," + key + "," + file.managers().get(key)))
        .rows(
            "Group.members",
            file.members().stream().sorted().map(pair -> "," + pair).toArray(String[]::new));
  }

  /** What the agent sends: what differs, and what the server asks for. */
  private static ARun delta(ARun run, File before, File file) {
    Set<String> asked = asked("User");
    List<String> users = new ArrayList<>();
    for (String key : union(union(before.users().keySet(), file.users().keySet()), asked)) {
      String was = before.users().get(key);
      String is = file.users().get(key);
      if (is == null) {
        users.add("delete," + key + ",,");
      } else if (!is.equals(was) || asked.contains(key)) {
        users.add((was == null ? "insert," : "update,") + key + "," + is + ",");
      }
    }
    List<String> managers = new ArrayList<>();
    Set<String> askedManagers = asked("User.manager");
    for (String key :
        union(union(before.managers().keySet(), file.managers().keySet()), askedManagers)) {
      String was = before.managers().get(key);
      String is = file.managers().get(key);
      if (is == null) {
        managers.add(
            askedManagers.contains(key) ? "set," + key + "," : "delete," + key + "," + was);
      } else if (!is.equals(was) || askedManagers.contains(key)) {
        managers.add("set," + key + "," + is);
      }
    }
    List<String> members = new ArrayList<>();
    boolean allMembers = !asked("Group.members").isEmpty();
    if (allMembers) {
      file.members().stream().sorted().forEach(pair -> members.add("set," + pair));
      if (members.isEmpty()) {
        members.add("set,g,");
      }
    }
    for (String pair : allMembers ? Set.<String>of() : union(before.members(), file.members())) {
      if (!file.members().contains(pair)) {
        members.add("delete," + pair);
      } else if (!before.members().contains(pair)) {
        members.add("insert," + pair);
      }
    }
    return run.rows("User", users.toArray(String[]::new))
        .rows(
            "Group",
            INCREMENTAL.resources("Group").isEmpty()
                ? new String[] {"insert,g,cn=g"}
                : new String[0])
        .rows("User.manager", managers.toArray(String[]::new))
        .rows("Group.members", members.toArray(String[]::new));
  }

  private static List<String> expectedUsers(File file) {
    return file.users().entrySet().stream()
        .map(user -> user.getKey() + " {\"login\": \"" + user.getValue() + "\"}")
        .toList();
  }

  private static List<String> expectedManagers(File file) {
    return new TreeMap<>(file.managers())
        .entrySet().stream()
            .filter(link -> file.users().containsKey(link.getKey()))
            .flatMap(
                link ->
                    file.users().entrySet().stream()
                        .filter(user -> user.getValue().equals(link.getValue()))
                        .map(user -> link.getKey() + " -> " + user.getKey()))
            .toList();
  }

  private static List<String> expectedMembers(File file) {
    return file.members().stream()
        .sorted()
        .map(pair -> pair.split(",")[1])
        .filter(file.users()::containsKey)
        .map(key -> "g -> " + key)
        .toList();
  }

  private static String[] lines(
      Map<String, String> rows, java.util.function.Function<String, String> line) {
    return rows.keySet().stream().sorted().map(line).toArray(String[]::new);
  }

  private static Set<String> asked(String target) {
    return Set.copyOf(
        INCREMENTAL
            .dsl
            .fetch("SELECT key FROM unsettled_row WHERE target = ?", target)
            .getValues(0, String.class));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    var union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }

  private static void forget(Repository repository) {
    TestDatabase.asOwner(repository.dsl)
        .execute(
            "TRUNCATE resource, resource_identifier, resource_link, stated_association,"
                + " resource_change, resource_link_change, pending_link, reject, unsettled_row,"
                + " waiting_identifier");
  }
}
