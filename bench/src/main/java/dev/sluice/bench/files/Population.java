package dev.sluice.bench.files;

import java.util.Arrays;
import java.util.List;

/**
 * An invented workforce in two versions, computed from a seed instead of stored: every fact about a
 * user is a function of the seed, the user's number and the version. Version 1 has {@code users}
 * people; version 2 inserts and deletes 1 % and changes 2 %.
 */
public record Population(long seed, int users) {
  /** The versions there are. */
  public static final List<Integer> VERSIONS = List.of(1, 2);

  /** The columns of the users' file; the last one is mapped to no property. */
  public static final List<String> USER_COLUMNS =
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

  private static final List<String> FIRST_NAMES =
      List.of(
          "Anna",
          "Zoë",
          "José",
          "Marie \"Mimi\"",
          "Ingrid",
          "Wei",
          "Amara",
          "Peter",
          "Thomas",
          "Julia",
          "Daniel",
          "Sarah",
          "Michael",
          "Elena",
          "Victor",
          "Nadia");
  private static final List<String> LAST_NAMES =
      List.of(
          "Smith, Jr.",
          "Müller",
          "O'Brien",
          "Nguyễn",
          "Okafor",
          "Johnson",
          "Ito",
          "Rossi",
          "Kowalski",
          "Fernandes",
          "Dubois",
          "Jansen",
          "Novak",
          "Hansen",
          "Schneider",
          "Petrov");
  private static final List<String> TITLES =
      List.of(
          "Engineer",
          "Senior engineer",
          "Manager, Sales",
          "Analyst",
          "Director",
          "Consultant",
          "Technician",
          "Accountant",
          "Team assistant",
          "Nurse",
          "Teacher",
          "Architect");
  private static final String TITLE_OF_TWO_LINES = "Clerk\nNight shift";
  private static final List<String> CITIES =
      List.of("Paris", "Berlin", "São Paulo", "Oslo", "Kraków", "Osaka");

  private static final int SLOTS = 3;
  private static final int JOINED = SLOTS;
  private static final String[] LEFT = {"left0", "left1", "left2"};
  private static final int LARGE_GROUPS = 10;

  /** One more than the highest number that a user of this version can have. */
  int limit(int version) {
    return version == 1 ? users : users + users / 100;
  }

  int groups() {
    return Math.max(1, users / 20);
  }

  boolean exists(int user, int version) {
    return user < limit(version) && (version == 1 || !deleted(user));
  }

  /** User 0 manages everybody who has no nearer manager, and stays. */
  private boolean deleted(int user) {
    return user != 0 && user < users && chance(user, "deleted") < 100;
  }

  /** Whether a user of both versions has other attributes in the second. */
  boolean updated(int user) {
    return user < users && chance(user, "updated") < 200;
  }

  String key(int user) {
    return padded("", user, 8);
  }

  String groupKey(int group) {
    return padded("g", group, 6);
  }

  /** The user's cells, in the order of {@link #USER_COLUMNS}. */
  String[] cells(int user, int version) {
    String key = key(user);
    return new String[] {
      key,
      "u" + key,
      pick(FIRST_NAMES, user, "first"),
      pick(LAST_NAMES, user, "last"),
      "u" + key + "@department-" + bounded(user, "department", 500) + ".acme.example.org",
      "+33 1 55 " + (10_000_000 + bounded(user, "phone", 89_999_999)),
      title(user, version),
      "Department " + bounded(user, "department", 500),
      pick(CITIES, user, "city"),
      date(user),
      Integer.toString(bounded(user, "cost", 100_000)),
      "row " + Long.toHexString(mix(user, "remark", version)),
    };
  }

  private String title(int user, int version) {
    String title =
        bounded(user, "lines", 50) == 0 ? TITLE_OF_TWO_LINES : pick(TITLES, user, "title");
    return version == 2 && updated(user) ? title + " 2" : title;
  }

  private String date(int user) {
    return padded("20", bounded(user, "year", 26), 2)
        + padded("-", 1 + bounded(user, "month", 12), 2)
        + padded("-", 1 + bounded(user, "day", 28), 2);
  }

  /** The number of the user's manager, who exists in the same version. */
  int manager(int user, int version) {
    int manager = user / (version == 2 && chance(user, "moved") < 100 ? 7 : 10);
    while (!exists(manager, version)) {
      manager /= 10;
    }
    return manager;
  }

  /**
   * The user's groups in this version, without repetition: three, fewer where one was left and more
   * where one was joined. Ten groups have one user in twenty each; among the others low numbers are
   * more popular than high ones.
   */
  int[] memberships(int user, int version) {
    int[] chosen = new int[SLOTS + 1];
    int count = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      if (version == 1 || chance(user, LEFT[slot]) >= 100) {
        count = add(chosen, count, group(user, slot));
      }
    }
    if (version == 2 && user < users && chance(user, "joined") < 300) {
      count = add(chosen, count, group(user, JOINED));
    }
    return count == chosen.length ? chosen : Arrays.copyOf(chosen, count);
  }

  private int group(int user, int slot) {
    long bits = mix(user, "group", slot);
    if (slot == 0 && (bits & 1) == 0) {
      return (int) ((bits >>> 1) % Math.min(LARGE_GROUPS, groups()));
    }
    double position = (bits >>> 11) * 0x1.0p-53;
    return (int) (groups() * position * position);
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

  /** Whether another row with the user's key follows; its first membership is repeated as well. */
  boolean duplicated(int user) {
    return chance(user, "duplicate") < 50;
  }

  /** Whether the second row with the user's key says something else than the first. */
  boolean duplicateDiffers(int user) {
    return bounded(user, "difference", 2) == 0;
  }

  /** Whether a row without a key follows the user's row. */
  boolean followedByEmptyKey(int user) {
    return chance(user, "empty") < 10;
  }

  /** A number from 0 to 9999. */
  private int chance(int user, String fact) {
    return bounded(user, fact, 10_000);
  }

  private String pick(List<String> values, int user, String fact) {
    return values.get(bounded(user, fact, values.size()));
  }

  private int bounded(int user, String fact, int bound) {
    return (int) Long.remainderUnsigned(mix(user, fact, 0), bound);
  }

  /** SplitMix64 over seed, user, fact and number: cheap, and the same on every machine. */
  private long mix(int user, String fact, int number) {
    long z = seed + user * 0x9E3779B97F4A7C15L + fact.hashCode() * 0xD1B54A32D192ED03L + number;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** By hand: a formatter takes most of the time that a row takes. */
  private static String padded(String prefix, int number, int digits) {
    char[] text = new char[prefix.length() + digits];
    prefix.getChars(0, prefix.length(), text, 0);
    int rest = number;
    for (int at = text.length - 1; at >= prefix.length(); at--) {
      text[at] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    return new String(text);
  }
}
