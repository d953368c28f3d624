package dev.sluice.repository.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.history.Holdings.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What must be true after a run of one system that nobody disturbed, whatever was before. */
final class Expectations {
  private final ManagedSystem system;
  private final State state;
  private final Map<String, Stored> users = new TreeMap<>();

  /** A resource as the state tells it. */
  private record Stored(boolean active, boolean keptOff, String origin, String rest) {}

  Expectations(ManagedSystem system, State state) {
    this.system = system;
    this.state = state;
    for (String line : state.after("resource User")) {
      String[] words = line.split(" ", 5);
      users.put(
          words[0], new Stored(words[1].equals("t"), words[2].equals("t"), words[3], words[4]));
    }
  }

  /** What must be true of another system at the same time. */
  Expectations of(ManagedSystem other) {
    return new Expectations(other, state);
  }

  void verify() {
    system.applied.people.forEach(this::verifyPerson);
    users.forEach(
        (key, user) -> {
          // A person made this one, so no run ends it.
          boolean made = user.origin().equals("manual");
          if (isOwned(user) && !made && !system.applied.people.containsKey(key)) {
            assertThat(system.deactivates() && !user.active() || unsettled("User", key))
                .as("user %s, whom the file lacks", key)
                .isTrue();
          }
        });
    verifyIdentifiers();
    verifyLinks("User.manager", managers(), true);
    verifyLinks("Group.members", Set.copyOf(system.applied.members), false);
  }

  /**
   * What another system's run leaves of this one's links: each is there or waits for an end. Those
   * that could be made now are made by the next run of this one.
   */
  void verifyNothingLost() {
    verifyNothingLost("User.manager", managers(), true);
    verifyNothingLost("Group.members", Set.copyOf(system.applied.members), false);
  }

  /**
   * What holds even if somebody changed something between compare and apply: no link was made to or
   * from a resource that the file does not mean by that name.
   *
   * @param before what was stored before the run
   */
  void verifyMadeAsNamed(State before) {
    verifyMadeAsNamed(before, "User.manager", managers(), true);
    verifyMadeAsNamed(before, "Group.members", Set.copyOf(system.applied.members), false);
  }

  private void verifyMadeAsNamed(
      State before, String association, Set<String> wanted, boolean single) {
    Set<String> meant = new TreeSet<>();
    for (String pair : wanted) {
      String owner = pair.split(",")[0];
      String target = pair.split(",")[1];
      meant.add(
          (single ? user(owner, true) : group(owner)) + " " + user(target, system.namesByKey));
    }
    List<String> stated = before.linksOf(system.name(), association);
    assertThat(state.linksOf(system.name(), association))
        .as("links of %s that the run made", association)
        .allMatch(link -> stated.contains(link) || meant.contains(link));
  }

  /**
   * A run that adopts resources, and that nobody disturbs, takes over the links that their former
   * connector stated.
   *
   * @param former the connector that owned them
   * @param before what was stored before the run
   */
  void verifyTakenOver(String former, State before) {
    Set<String> adopted =
        before.after("resource User").stream()
            .map(line -> line.split(" ", 5))
            .filter(words -> words[4].startsWith(former + " "))
            .map(words -> words[0])
            .filter(key -> users.containsKey(key) && isOwned(users.get(key)))
            .filter(key -> !unsettled("User.manager", key))
            .collect(Collectors.toSet());
    assertThat(state.linksOf(former, "User.manager"))
        .as("managers that %s stated of those who were adopted", former)
        .noneMatch(link -> adopted.contains(link.split(" ")[0]));
  }

  private void verifyNothingLost(String association, Set<String> wanted, boolean single) {
    List<String> refused = state.after("unsettled " + system.name() + " " + association);
    Set<String> stated = Set.copyOf(state.after("link " + association));
    Set<String> pending = Set.copyOf(state.after("pending " + system.name() + " " + association));
    for (String pair : wanted) {
      String owner = pair.split(",")[0];
      String target = pair.split(",")[1];
      String link =
          (single ? user(owner, true) : group(owner)) + " " + user(target, system.namesByKey);
      assertThat(
              refused.contains(owner)
                  || stated.contains(link + " " + system.name())
                  || pending.contains(owner + " " + target))
          .as("%s %s of %s is there or waits", association, pair, system.name())
          .isTrue();
    }
  }

  private void verifyPerson(String key, Person person) {
    Stored user = users.get(key);
    if (!person.readable() || unsettled("User", key)) {
      return;
    }
    assertThat(user).as("user %s, who is not said to be refused", key).isNotNull();
    assertThat(isOwned(user)).as("user %s is owned", key).isTrue();
    assertThat(user.rest()).as("attributes of user %s", key).endsWith(person.attributes());
    assertThat(user.active())
        .as("user %s is active", key)
        .isEqualTo(person.active() && !user.keptOff());
  }

  /** No two active users share a login, and each login is that of somebody. */
  private void verifyIdentifiers() {
    List<String> held = state.after("identifier User login");
    List<String> ofActive = new ArrayList<>();
    users.forEach(
        (key, user) -> {
          String login = login(user);
          if (!login.isEmpty()) {
            String identifier = "User login " + login + " " + key;
            assertThat(state.has("identifier " + identifier) || state.has("waiting " + identifier))
                .as("login of user %s is known", key)
                .isTrue();
            if (user.active()) {
              ofActive.add(login);
            }
          }
        });
    assertThat(ofActive).as("logins of active users").doesNotHaveDuplicates();
    held.forEach(
        each -> {
          String[] words = each.split(" ");
          assertThat(words).as("identifier %s has its user", each).hasSize(2);
          assertThat(login(users.get(words[1]))).isEqualTo(words[0]);
        });
    ofActive.forEach(
        login ->
            assertThat(held)
                .as("an active user holds the login %s", login)
                .anyMatch(
                    each ->
                        each.startsWith(login + " ") && users.get(each.split(" ")[1]).active()));
  }

  private void verifyLinks(String association, Set<String> wanted, boolean single) {
    Set<String> possible = new TreeSet<>();
    Set<String> pending = new TreeSet<>();
    Set<String> refused =
        new TreeSet<>(state.after("unsettled " + system.name() + " " + association));
    if (single) {
      // What a row asks for beside them is refused, what waits goes on waiting.
      Set<String> stated = ownersOf(state.linksOf(system.name(), association));
      state.ownersTakenByOthers(system.name(), association).stream()
          .filter(owner -> !stated.contains(owner))
          .forEach(refused::add);
    }
    for (String pair : wanted) {
      String owner = pair.split(",")[0];
      String target = pair.split(",")[1];
      String ownerKey = single ? user(owner, true) : group(owner);
      String targetKey = user(target, system.namesByKey);
      if (refused.contains(owner)) {
        continue;
      }
      if (ownerKey == null || targetKey == null) {
        pending.add(owner + " " + target);
      } else {
        possible.add(ownerKey + " " + targetKey);
      }
    }
    Set<String> stated =
        state.linksOf(system.name(), association).stream()
            .filter(link -> refused.stream().noneMatch(owner -> names(owner, link, single)))
            .collect(Collectors.toSet());
    assertThat(stated).as("links of %s", association).isEqualTo(possible);
    assertThat(
            state.after("pending " + system.name() + " " + association).stream()
                .filter(link -> !refused.contains(link.split(" ")[0])))
        .as("pending links of %s", association)
        .containsExactlyInAnyOrderElementsOf(pending);
    if (single) {
      assertThat(
              state.after("link " + association).stream()
                  .map(link -> link.substring(0, link.lastIndexOf(' ')))
                  .distinct()
                  .map(link -> link.split(" ")[0]))
          .as("owners of one link")
          .doesNotHaveDuplicates();
    }
  }

  private static Set<String> ownersOf(List<String> links) {
    return links.stream().map(link -> link.split(" ")[0]).collect(Collectors.toSet());
  }

  private boolean names(String owner, String link, boolean single) {
    return link.split(" ")[0].equals(single ? user(owner, true) : group(owner));
  }

  private Set<String> managers() {
    return system.applied.managers.entrySet().stream()
        .map(each -> each.getKey() + "," + each.getValue())
        .collect(Collectors.toSet());
  }

  /** The key of the user of this name, if there is one. */
  private String user(String name, boolean byKey) {
    if (byKey) {
      return users.containsKey(name) ? name : null;
    }
    return state.after("identifier User login " + name).stream().findFirst().orElse(null);
  }

  private String group(String name) {
    String key = name.replace("cn=", "");
    return state.after("resource Group").stream().anyMatch(each -> each.startsWith(key + " "))
        ? key
        : null;
  }

  private boolean isOwned(Stored user) {
    return user.rest().startsWith(system.name() + " ");
  }

  private static String login(Stored user) {
    int at = user.rest().indexOf("\"login\": \"");
    return at < 0 ? "" : user.rest().substring(at + 10, at + 11);
  }

  private boolean unsettled(String target, String key) {
    return state.has("unsettled " + system.name() + " " + target + " " + key);
  }
}
