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
  static final List<String> KEYS = List.of("1", "2", "3", "4");
  private static final List<String> LOGINS = List.of("a", "b", "c", "d", "");
  private static final List<String> LEVELS = List.of("", "1", "2", "3");
  private static final List<String> GROUPS = List.of("g", "h");

  private final String name;
  private final OnMissing onMissing;
  private boolean adopts;

  /** Whether links name their ends by key, or by login and dn. */
  final boolean namesByKey;

  /** Whether incremental runs read commands. */
  final boolean commands;

  Holdings applied = new Holdings();

  /** Whether its files alone do not tell what changed: it must be run completely. */
  boolean needsComplete = true;

  private ManagedSystem(String name, boolean namesByKey, boolean commands, OnMissing onMissing) {
    this.name = name;
    this.namesByKey = namesByKey;
    this.commands = commands;
    this.onMissing = onMissing;
  }

  /** Where most people and groups come from. */
  static ManagedSystem leading(Random random) {
    return new ManagedSystem("hr", random.nextBoolean(), false, missing(random));
  }

  /** The same people and groups as some see them; it may give commands. */
  static ManagedSystem second(Random random) {
    return new ManagedSystem("ad", true, random.nextBoolean(), missing(random));
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

  /** What it holds after some time. */
  Holdings changed(Random random) {
    Holdings next = applied.copy();
    for (String key : KEYS) {
      if (random.nextInt(3) == 0) {
        if (random.nextInt(3) == 0) {
          next.people.remove(key);
        } else {
          next.people.put(key, somebody(random));
        }
      }
      if (random.nextInt(3) == 0) {
        if (random.nextInt(3) == 0) {
          next.managers.remove(key);
        } else {
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

  Person somebody(Random random) {
    return new Person(
        chosen(random, LOGINS),
        random.nextInt(8) == 0 ? Person.UNREADABLE : chosen(random, LEVELS),
        random.nextInt(6) > 0);
  }

  String somebodysName(Random random) {
    return namesByKey ? chosen(random, KEYS) : chosen(random, LOGINS.subList(0, 4));
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
