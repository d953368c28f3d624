package dev.sluice.repository.history;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.repository.history.Holdings.Person;
import dev.sluice.repository.plan.AConnector;
import java.util.List;
import java.util.Random;

/** A managed system with its connector, and what was applied of it last. */
final class ManagedSystem {
  static final List<String> KEYS = List.of("1", "2", "3", "4", "5", "6");
  private static final List<String> LOGINS = List.of("a", "b", "c", "d", "e", "f", "");
  private static final List<String> LEVELS = List.of("", "1", "2", "3");
  private static final List<String> GROUPS = List.of("g", "h");

  private final String name;
  private final List<String> ownKeys;
  private final OnMissing onMissing;
  private boolean adopts;

  /** Whether links name their ends by key, or by login and dn. */
  final boolean namesByKey;

  /** Whether incremental runs read commands. */
  final boolean commands;

  Holdings applied = new Holdings();

  /** Whether its files alone do not tell what changed: it must be run completely. */
  boolean needsComplete = true;

  private ManagedSystem(
      String name,
      List<String> ownKeys,
      boolean namesByKey,
      boolean commands,
      OnMissing onMissing) {
    this.name = name;
    this.ownKeys = ownKeys;
    this.namesByKey = namesByKey;
    this.commands = commands;
    this.onMissing = onMissing;
  }

  /** Where most people and groups come from. */
  static ManagedSystem leading(Random random) {
    return new ManagedSystem(
        "hr", KEYS.subList(0, 4), random.nextBoolean(), false, missing(random));
  }

  /**
   * Few people of its own, and now and then those of the leading one, with links among all of them;
   * it may give commands.
   */
  static ManagedSystem second(Random random) {
    return new ManagedSystem("ad", KEYS.subList(4, 6), true, random.nextBoolean(), missing(random));
  }

  private static OnMissing missing(Random random) {
    return random.nextInt(3) == 0 ? OnMissing.DEACTIVATE : OnMissing.DELETE;
  }

  /** From now on it takes over whom it finds. */
  void adopt() {
    adopts = true;
    needsComplete = true;
  }

  boolean adopts() {
    return adopts;
  }

  String name() {
    return name;
  }

  boolean deactivates() {
    return onMissing == OnMissing.DEACTIVATE;
  }

  ConnectorDefinition connector() {
    AConnector connector = AConnector.named(name).onMissing(onMissing);
    if (adopts) {
      connector.adopting();
    }
    if (commands) {
      connector.withCommands();
    }
    return connector
        .groups()
        .withStatus()
        .type(
            "User",
            "employeeId",
            AConnector.unique("login"),
            AConnector.property("level", PropertyType.INTEGER))
        .managers(namesByKey ? null : "login")
        .members(namesByKey)
        .build();
  }

  /** What it holds to begin with: most of the people and links that there can be. */
  Holdings first(Random random) {
    var first = new Holdings();
    for (String key : KEYS) {
      if (isConcernedWith(key, random) && random.nextInt(6) > 0) {
        first.people.put(key, somebody(random));
      }
      if (statesManagerOf(key, random) && random.nextInt(3) > 0) {
        first.managers.put(key, somebodysName(random));
      }
    }
    for (String group : GROUPS) {
      if (random.nextInt(6) > 0) {
        first.groups.add(group);
      }
      first.members.add(nameOfGroup(group) + "," + somebodysName(random));
    }
    return first;
  }

  /** What it holds after some time. */
  Holdings changed(Random random) {
    Holdings next = applied.copy();
    for (String key : KEYS) {
      if (random.nextInt(3) == 0) {
        if (random.nextInt(3) == 0) {
          next.people.remove(key);
        } else if (isConcernedWith(key, random)) {
          next.people.put(key, somebody(random));
        }
      }
      if (random.nextInt(3) == 0) {
        if (random.nextInt(3) == 0) {
          next.managers.remove(key);
        } else if (statesManagerOf(key, random)) {
          next.managers.put(key, somebodysName(random));
        }
      }
    }
    for (String group : GROUPS) {
      if (random.nextInt(3) == 0 && !next.groups.remove(group)) {
        next.groups.add(group);
      }
      for (int times = random.nextInt(3); times > 0; times--) {
        String pair = nameOfGroup(group) + "," + somebodysName(random);
        if (!next.members.remove(pair)) {
          next.members.add(pair);
        }
      }
    }
    return next;
  }

  /** One who takes over whom it finds is concerned with all; otherwise such rows are refused. */
  private boolean isConcernedWith(String key, Random random) {
    return adopts || ownKeys.contains(key) || random.nextInt(8) == 0;
  }

  /**
   * One that gives commands seldom states a manager of the other's people: what the other states
   * too is refused, and commands do not make that good.
   */
  private boolean statesManagerOf(String key, Random random) {
    return !commands || isConcernedWith(key, random);
  }

  /** The key of somebody that commands are about. */
  String somebodysKey(Random random) {
    return adopts || random.nextInt(8) == 0 ? chosen(random, KEYS) : chosen(random, ownKeys);
  }

  Person somebody(Random random) {
    return new Person(
        chosen(random, LOGINS),
        random.nextInt(8) == 0 ? Person.UNREADABLE : chosen(random, LEVELS),
        random.nextInt(6) > 0);
  }

  String somebodysName(Random random) {
    return namesByKey ? chosen(random, KEYS) : chosen(random, LOGINS.subList(0, 6));
  }

  String somegroupsName(Random random) {
    return nameOfGroup(chosen(random, GROUPS));
  }

  private String nameOfGroup(String group) {
    return namesByKey ? group : "cn=" + group;
  }

  static String chosen(Random random, List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
