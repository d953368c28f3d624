package dev.sluice.repository.history;

import dev.sluice.repository.history.Holdings.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files of commands, and what the managed system holds when all of them are carried out. */
final class Commands {
  private final ManagedSystem system;
  private final Random random;
  private final Holdings after;
  private final List<String> people =
      new ArrayList<>(List.of("command,employeeId,login,level,state"));
  private final List<String> managers = new ArrayList<>(List.of("command,owner,target"));
  private final List<String> members = new ArrayList<>(List.of("command,owner,target"));

  private Commands(ManagedSystem system, Random random) {
    this.system = system;
    this.random = random;
    after = system.applied.copy();
  }

  static Commands some(ManagedSystem system, Random random) {
    var commands = new Commands(system, random);
    for (int times = random.nextInt(4); times > 0; times--) {
      commands.onSomebody(system.somebodysKey(random));
    }
    for (int times = random.nextInt(3); times > 0; times--) {
      commands.onAManager(ManagedSystem.chosen(random, ManagedSystem.KEYS));
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
        people.add("delete," + key + ",,,");
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
        people.add("update," + key + "," + next.login() + ",,");
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
    people.add(
        String.join(
            ",",
            command,
            key,
            person.login().isEmpty() ? nothing : person.login(),
            person.level().isEmpty() ? nothing : person.level(),
            person.active() ? "on" : "off"));
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
