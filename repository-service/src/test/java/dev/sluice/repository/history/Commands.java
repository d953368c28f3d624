package dev.sluice.repository.history;

import dev.sluice.repository.history.Holdings.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files of commands, and what the managed system holds when all of them are carried out. */
final class Commands {
  private final ManagedSystem system;
  private final Random random;
  private final Holdings after;
  private final List<String> people =
      new ArrayList<>(List.of("command,employeeId,login,level,state"));
  private final Map<String, List<String>> onPeople = new TreeMap<>();
  private final List<String> managers = new ArrayList<>(List.of("command,owner,target"));
  private final List<String> members = new ArrayList<>(List.of("command,owner,target"));

  private Commands(ManagedSystem system, Random random) {
    this.system = system;
    this.random = random;
    after = system.applied.copy();
  }

  static Commands some(ManagedSystem system, Random random) {
    var commands = new Commands(system, random);
    for (int times = random.nextInt(6); times > 0; times--) {
      commands.onSomebody(system.somebodysKey(random));
    }
    for (int times = random.nextInt(3); times > 0; times--) {
      commands.onAManager(system.somebodysKey(random));
    }
    for (int times = random.nextInt(3); times > 0; times--) {
      commands.onAMember();
    }
    return commands;
  }

  Holdings after() {
    return after;
  }

  /** The lines of the sources' files; a file that would say nothing is not there. */
  Map<String, List<String>> files() {
    Map<String, List<String>> files = new TreeMap<>();
    Stream.of(
            Map.entry("Users", people),
            Map.entry("User.managers", managers),
            Map.entry("Group.memberss", members))
        .filter(file -> file.getValue().size() > 1)
        .forEach(file -> files.put(file.getKey(), file.getValue()));
    return files;
  }

  /**
   * The people on whom each command makes sense after those before it in the file: nobody is
   * inserted who is there, or updated or deleted who is not.
   *
   * @param before what is stored before the run
   */
  Set<String> peopleInOrder(State before) {
    Set<String> inOrder = new TreeSet<>(onPeople.keySet());
    inOrder.removeIf(key -> !isInOrder(before.activity("User", key), onPeople.get(key)));
    return inOrder;
  }

  /**
   * @param active whether the person is active before; null if there is no such person
   */
  private boolean isInOrder(@Nullable Boolean active, List<String> commands) {
    boolean there = active != null;
    // Who was switched off for want of a row may be inserted again.
    boolean insertable = !there || system.deactivates() && !active;
    for (String command : commands) {
      boolean possible =
          switch (command) {
            case "insert" -> insertable;
            case "update", "delete" -> there;
            default -> true;
          };
      if (!possible) {
        return false;
      }
      there = !command.equals("delete");
      insertable = !there;
    }
    return true;
  }

  /** Several commands on one key count together, in the order of the file. */
  private void onSomebody(String key) {
    Person before = after.people.get(key);
    Person next = readable();
    if (before == null && random.nextInt(4) == 0) {
      // Nobody has this key: the row is refused, and the holdings are what they were.
      write("update", key, next);
      return;
    }
    if (before == null) {
      write(random.nextBoolean() ? "insert" : "merge", key, next);
      after.people.put(key, next);
      return;
    }
    switch (random.nextInt(before.readable() ? 4 : 3)) {
      case 0 -> {
        say("delete", key, ",,");
        after.people.remove(key);
        // A command that deletes an owner takes its links for good; who is switched off keeps them,
        // and who comes and goes in one file is nobody's owner.
        if (!system.deactivates() && system.applied.people.containsKey(key)) {
          after.managers.remove(key);
        }
      }
      case 1 -> {
        write("update", key, next);
        after.people.put(key, next);
      }
      case 2 -> {
        write("merge", key, next);
        after.people.put(key, next);
      }
      default -> {
        // An empty cell leaves what there is.
        say("update", key, next.login() + ",,");
        after.people.put(
            key,
            new Person(
                next.login().isEmpty() ? before.login() : next.login(),
                before.level(),
                before.active()));
      }
    }
  }

  private void write(String command, String key, Person person) {
    String nothing = command.equals("insert") ? "" : "NULL_NULL";
    say(
        command,
        key,
        String.join(
            ",",
            person.login().isEmpty() ? nothing : person.login(),
            person.level().isEmpty() ? nothing : person.level(),
            person.active() ? "on" : "off"));
  }

  private void say(String command, String key, String cells) {
    people.add(command + "," + key + "," + cells);
    onPeople.computeIfAbsent(key, any -> new ArrayList<>()).add(command);
  }

  private Person readable() {
    Person person = system.somebody(random);
    return person.readable() ? person : new Person(person.login(), "", person.active());
  }

  private void onAManager(String owner) {
    String before = after.managers.get(owner);
    if (before != null && random.nextInt(3) == 0) {
      managers.add("delete," + owner + "," + before);
      after.managers.remove(owner);
    } else {
      String next = system.somebodysName(random);
      managers.add((random.nextBoolean() ? "insert," : "update,") + owner + "," + next);
      after.managers.put(owner, next);
    }
  }

  private void onAMember() {
    String owner = system.somegroupsName(random);
    if (random.nextInt(6) == 0) {
      members.add("delete," + owner + ",NULL_NULL");
      after.members.removeIf(pair -> pair.startsWith(owner + ","));
      return;
    }
    String pair = owner + "," + system.somebodysName(random);
    if (after.members.remove(pair)) {
      members.add("delete," + pair);
    } else {
      members.add("insert," + pair);
      after.members.add(pair);
    }
  }
}
