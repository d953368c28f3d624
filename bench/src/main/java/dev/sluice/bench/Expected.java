package dev.sluice.bench;

import java.util.Map;
import java.util.TreeMap;

/** The counters that a run must report, by entity type and association. */
record Expected(Map<String, Map<String, Long>> counters) {

  /** Counts for one version against the version before; version 1 is counted against nothing. */
  static Expected of(Population population, int version) {
    Map<String, Map<String, Long>> counters = new TreeMap<>();
    Map<String, Long> users = new TreeMap<>();
    Map<String, Long> managers = new TreeMap<>();
    Map<String, Long> members = new TreeMap<>();
    for (int user = 0; user < population.limit(version); user++) {
      boolean before = version > 1 && population.exists(user, version - 1);
      boolean after = population.exists(user, version);
      count(users, before, after, before && after && population.updated(user, version));
      count(
          managers,
          before,
          after,
          before
              && after
              && population.manager(user, version) != population.manager(user, version - 1));
      int[] old = before ? population.memberships(user, version - 1) : new int[0];
      int[] now = after ? population.memberships(user, version) : new int[0];
      add(members, "inserted", without(now, old));
      add(members, "deleted", without(old, now));
      add(members, "unchanged", now.length - without(now, old));
      if (after && population.duplicated(user)) {
        add(users, "duplicates", 1);
      }
      if (after && population.followedByEmptyKey(user)) {
        add(users, "rejected", 1);
      }
    }
    counters.put("User", users);
    counters.put("User.manager", managers);
    counters.put("Group.members", members);
    counters.put(
        "Group",
        new TreeMap<>(Map.of(version == 1 ? "inserted" : "unchanged", (long) population.groups())));
    return new Expected(counters);
  }

  /** Counts for a run over files that were applied already. */
  static Expected unchanged(Population population, int version) {
    Map<String, Map<String, Long>> counters = new TreeMap<>();
    of(population, version)
        .counters
        .forEach(
            (name, counts) -> {
              long present =
                  counts.getOrDefault("inserted", 0L)
                      + counts.getOrDefault("updated", 0L)
                      + counts.getOrDefault("unchanged", 0L);
              counters.put(
                  name,
                  new TreeMap<>(
                      Map.of("inserted", 0L, "updated", 0L, "deleted", 0L, "unchanged", present)));
            });
    return new Expected(counters);
  }

  private static void count(
      Map<String, Long> counts, boolean before, boolean after, boolean updated) {
    if (before || after) {
      add(counts, !before ? "inserted" : !after ? "deleted" : updated ? "updated" : "unchanged", 1);
    }
  }

  private static long without(int[] some, int[] others) {
    long count = 0;
    for (int each : some) {
      boolean found = false;
      for (int other : others) {
        found |= each == other;
      }
      count += found ? 0 : 1;
    }
    return count;
  }

  private static void add(Map<String, Long> counts, String name, long more) {
    counts.merge(name, more, Long::sum);
  }
}
