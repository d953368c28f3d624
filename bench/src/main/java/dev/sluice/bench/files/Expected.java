package dev.sluice.bench.files;

import java.util.Map;
import java.util.TreeMap;

/** The counters that a run must report, by entity type and association. */
public record Expected(Map<String, Map<String, Long>> counters) {
  /** The entity types and associations that the files hold. */
  public static final String USER = "User";

  public static final String GROUP = "Group";
  public static final String MANAGER = "User.manager";
  public static final String MEMBERS = "Group.members";

  /** Counts for the load of a version if nothing was. */
  public static Expected initial(Population population, int version) {
    return change(population, 0, version);
  }

  /**
   * Counts for one version against another.
   *
   * @param from the version before; 0 if nothing was
   */
  public static Expected change(Population population, int from, int to) {
    Map<String, Long> users = noChanges();
    Map<String, Long> managers = noChanges();
    Map<String, Long> members = noChanges();
    int limit = Math.max(population.limit(Math.max(from, 1)), population.limit(to));
    for (int user = 0; user < limit; user++) {
      boolean before = from > 0 && population.exists(user, from);
      boolean after = population.exists(user, to);
      boolean both = before && after && from != to;
      count(users, before, after, both && population.updated(user));
      count(
          managers,
          before,
          after,
          both && population.manager(user, from) != population.manager(user, to));
      int[] old = before ? population.memberships(user, from) : new int[0];
      int[] now = after ? population.memberships(user, to) : new int[0];
      long inserted = without(now, old);
      add(members, "inserted", inserted);
      add(members, "deleted", without(old, now));
      add(members, "unchanged", now.length - inserted);
      if (after && population.duplicated(user)) {
        add(users, "duplicates", 1);
        add(members, "duplicates", now.length > 0 ? 1 : 0);
      }
      if (after && population.followedByEmptyKey(user)) {
        add(users, "rejected", 1);
      }
    }
    Map<String, Long> groups = noChanges();
    groups.put(from == 0 ? "inserted" : "unchanged", (long) population.groups());
    Map<String, Map<String, Long>> counters = new TreeMap<>();
    counters.put(USER, users);
    counters.put(GROUP, groups);
    counters.put(MANAGER, managers);
    counters.put(MEMBERS, members);
    return new Expected(counters);
  }

  /** The same for a connector that has users alone. */
  public Expected usersAlone() {
    return new Expected(Map.of(USER, counters.getOrDefault(USER, Map.of())));
  }

  /**
   * The counts of an incremental run: it is sent the changes alone, so nothing is unchanged there.
   */
  public Expected withoutUnchanged() {
    Map<String, Map<String, Long>> some = new TreeMap<>();
    counters.forEach(
        (name, counts) -> {
          Map<String, Long> copy = new TreeMap<>(counts);
          copy.remove("unchanged");
          some.put(name, copy);
        });
    return new Expected(some);
  }

  /** One counter. */
  public long of(String dataset, String counter) {
    return counters.getOrDefault(dataset, Map.of()).getOrDefault(counter, 0L);
  }

  /** How many rows or links there are after the run. */
  public long present(String dataset) {
    return of(dataset, "inserted") + of(dataset, "updated") + of(dataset, "unchanged");
  }

  /** How many changes of one dataset the run plans. */
  public long changes(String dataset) {
    return of(dataset, "inserted") + of(dataset, "updated") + of(dataset, "deleted");
  }

  private static Map<String, Long> noChanges() {
    return new TreeMap<>(
        Map.of(
            "inserted",
            0L,
            "updated",
            0L,
            "deleted",
            0L,
            "unchanged",
            0L,
            "duplicates",
            0L,
            "rejected",
            0L));
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
