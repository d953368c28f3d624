package dev.sluice.bench;

import java.util.List;

/**
 * An invented workforce in several versions, computed from a seed instead of stored: every fact
 * about a user is a function of the seed, the user's number and the version. Version 1 has {@code
 * users} people; each later one inserts and deletes one in a hundred and changes two in a hundred.
 */
record Population(long seed, int users) {
  private static final List<String> FIRST_NAMES =
      List.of("Anna", "Zoë", "José", "Marie \"Mimi\"", "Łukasz", "Ingrid", "Wei", "Amara");
  private static final List<String> LAST_NAMES =
      List.of("Smith, Jr.", "Müller", "O'Brien", "Nguyễn", "García", "Sørensen", "Ito", "Okafor");
  private static final List<String> TITLES =
      List.of("Engineer", "Manager, Sales", "Analyst", "Clerk\nNight shift", "Director");
  private static final List<String> CITIES =
      List.of("Paris", "Berlin", "São Paulo", "Oslo", "Kraków", "Osaka");
  private static final int[] MEMBERSHIPS = {0, 1, 2};

  /** The columns of the users' file; the last one is mapped to no property. */
  static final List<String> USER_COLUMNS =
      List.of(
          "employeeId",
          "login",
          "firstName",
          "lastName",
          "mail",
          "phone",
          "title",
          "department",
          "city",
          "hiredOn",
          "costCenter",
          "remark");

  /** One more than the highest number that a user of this version can have. */
  int limit(int version) {
    return users + (version - 1) * (users / 100);
  }

  int groups() {
    return Math.max(1, users / 20);
  }

  boolean exists(int user, int version) {
    return user < limit(version) && !deletedBy(user, version);
  }

  private boolean deletedBy(int user, int version) {
    for (int each = 2; each <= version; each++) {
      if (user != 0 && user < limit(each - 1) && chance(user, "deleted", each) < 100) {
        return true;
      }
    }
    return false;
  }

  /** How often the user's attributes were changed up to this version. */
  private int revision(int user, int version) {
    int revision = 0;
    for (int each = 2; each <= version; each++) {
      if (user < limit(each - 1) && chance(user, "updated", each) < 200) {
        revision++;
      }
    }
    return revision;
  }

  boolean updated(int user, int version) {
    return revision(user, version) != revision(user, version - 1);
  }

  String key(int user) {
    return "%08d".formatted(user);
  }

  String groupKey(int group) {
    return "g%06d".formatted(group);
  }

  /** The user's cells, in the order of {@link #USER_COLUMNS}. */
  String[] cells(int user, int version) {
    String first = pick(FIRST_NAMES, user, "first");
    int revision = revision(user, version);
    return new String[] {
      key(user),
      "u" + key(user),
      first,
      pick(LAST_NAMES, user, "last"),
      "u" + key(user) + "@acme.example.org",
      "+33 1 " + (10_000_000 + bounded(user, "phone", 89_999_999)),
      pick(TITLES, user, "title") + (revision == 0 ? "" : " " + revision),
      "Department " + bounded(user, "department", 500),
      pick(CITIES, user, "city"),
      "20%02d-%02d-%02d"
          .formatted(
              bounded(user, "year", 26),
              1 + bounded(user, "month", 12),
              1 + bounded(user, "day", 28)),
      Integer.toString(bounded(user, "cost", 100_000)),
      "row " + Long.toHexString(mix(user, "remark", version)),
    };
  }

  /** The number of the user's manager, who exists in the same version; user 0 manages everybody. */
  int manager(int user, int version) {
    int moved = chance(user, "moved", version) < 100 && version > 1 ? 7 : 10;
    int manager = user / moved;
    while (!exists(manager, version)) {
      manager /= 10;
    }
    return manager;
  }

  /**
   * The user's groups in this version, without repetition: three, fewer where one was left and more
   * where one was joined. Low numbers are far more popular than high ones.
   */
  int[] memberships(int user, int version) {
    int[] chosen = new int[MEMBERSHIPS.length + version];
    int count = 0;
    for (int slot : MEMBERSHIPS) {
      if (!left(user, slot, version)) {
        count = add(chosen, count, group(user, slot));
      }
    }
    for (int each = 2; each <= version; each++) {
      if (user < limit(each - 1) && chance(user, "joined", each) < 300) {
        count = add(chosen, count, group(user, MEMBERSHIPS.length + each));
      }
    }
    return java.util.Arrays.copyOf(chosen, count);
  }

  private boolean left(int user, int slot, int version) {
    for (int each = 2; each <= version; each++) {
      if (chance(user, "left" + slot, each) < 100) {
        return true;
      }
    }
    return false;
  }

  private int group(int user, int slot) {
    double position = (mix(user, "group", slot) >>> 11) * 0x1.0p-53;
    return (int) (groups() * position * position * position);
  }

  private static int add(int[] chosen, int count, int group) {
    for (int each = 0; each < count; each++) {
      if (chosen[each] == group) {
        return count;
      }
    }
    chosen[count] = group;
    return count + 1;
  }

  /** Whether the user's row stands in the file a second time. */
  boolean duplicated(int user) {
    return chance(user, "duplicate", 0) < 50;
  }

  /** Whether a row without a key follows the user's row. */
  boolean followedByEmptyKey(int user) {
    return chance(user, "empty", 0) < 10;
  }

  /** A number from 0 to 9999. */
  private int chance(int user, String fact, int version) {
    return (int) Long.remainderUnsigned(mix(user, fact, version), 10_000);
  }

  private String pick(List<String> values, int user, String fact) {
    return values.get(bounded(user, fact, values.size()));
  }

  private int bounded(int user, String fact, int bound) {
    return (int) Long.remainderUnsigned(mix(user, fact, 0), bound);
  }

  /** SplitMix64 over seed, user, fact and version: cheap, and the same on every machine. */
  private long mix(int user, String fact, int version) {
    long z = seed + user * 0x9E3779B97F4A7C15L + fact.hashCode() * 0xD1B54A32D192ED03L + version;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
