package dev.sluice.repository.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that a managed system holds: what its files say, as it says it. */
final class Holdings {
  /** By key. */
  final Map<String, Person> people = new TreeMap<>();

  final Set<String> groups = new TreeSet<>();

  /** The name of each one's manager, by the key of who has it. */
  final Map<String, String> managers = new TreeMap<>();

  /** As {@code group,member}, by name. */
  final Set<String> members = new TreeSet<>();

  /**
   * One person.
   *
   * @param level a number, nothing, or {@link #UNREADABLE}
   */
  record Person(String login, String level, boolean active) {
    static final String UNREADABLE = "high";

    boolean readable() {
      return !level.equals(UNREADABLE);
    }

    /** As PostgreSQL writes them. */
    String attributes() {
      List<String> all = new ArrayList<>();
      if (!level.isEmpty()) {
        all.add("\"level\": " + level);
      }
      if (!login.isEmpty()) {
        all.add("\"login\": \"" + login + "\"");
      }
      return "{" + String.join(", ", all) + "}";
    }
  }

  Holdings copy() {
    var copy = new Holdings();
    copy.people.putAll(people);
    copy.groups.addAll(groups);
    copy.managers.putAll(managers);
    copy.members.addAll(members);
    return copy;
  }

  @Override
  public String toString() {
    return "people "
        + people
        + ", groups "
        + groups
        + ", managers "
        + managers
        + ", members "
        + members;
  }
}
