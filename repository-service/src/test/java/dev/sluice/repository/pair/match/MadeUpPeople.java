package dev.sluice.repository.pair.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * People of a company that gives everybody a new key: some stay and are deleted and inserted, some
 * leave, some come, and among those who come are namesakes who get the login, the address and the
 * phone of somebody who left. Names are as frequent as names are, by Zipf's law.
 */
final class MadeUpPeople {
  private static final int GIVEN_NAMES = 800;
  private static final int SURNAMES = 8000;
  private static final int OFFICES = 60;

  private final Random random;
  private int keys;

  /** The attributes of those who are deleted, by key. */
  final Map<String, Map<String, String>> deleted = new HashMap<>();

  final Map<String, Map<String, String>> inserted = new HashMap<>();

  /** Who is who: the key that goes and the one that comes. */
  private final Map<String, String> same = new HashMap<>();

  /**
   * Makes people up.
   *
   * @param staying are deleted and inserted
   * @param leaving are deleted only
   * @param coming are inserted only
   * @param namesakes of those who come get what a namesake who left had
   */
  MadeUpPeople(long seed, int staying, int leaving, int coming, int namesakes) {
    random = new Random(seed);
    for (int each = 0; each < staying; each++) {
      Map<String, String> person = person();
      String before = enter(deleted, "", person);
      same.put(before, enter(inserted, "N", changed(person)));
    }
    List<Map<String, String>> left = new ArrayList<>();
    for (int each = 0; each < leaving; each++) {
      Map<String, String> person = person();
      left.add(person);
      enter(deleted, "", person);
    }
    for (int each = 0; each < coming; each++) {
      enter(inserted, "N", each < namesakes ? namesake(left.get(each)) : person());
    }
  }

  boolean areOne(PersonPair pair) {
    return pair.inserted().equals(same.get(pair.deleted()));
  }

  private String enter(
      Map<String, Map<String, String>> side, String prefix, Map<String, String> person) {
    // Nothing of the old key is in the new one.
    String key = prefix + Integer.toString(1_000_000 + 7919 * keys++ % 8_999_993, 36);
    side.put(key, person);
    return key;
  }

  private Map<String, String> person() {
    Map<String, String> person = new HashMap<>();
    String given = "Given" + letters(zipf(GIVEN_NAMES));
    String surname = "Sur" + letters(zipf(SURNAMES));
    person.put("vorname", given);
    person.put("nachname", surname);
    person.put("anzeigename", given + " " + surname);
    setLogin(person, login(given, surname), "example.org");
    person.put("telefon", phone());
    person.put("eintritt", date());
    person.put("standort", "Place" + letters(zipf(OFFICES)));
    return person;
  }

  /** The same person in the new system. */
  private Map<String, String> changed(Map<String, String> person) {
    Map<String, String> changed = new HashMap<>(person);
    if (happens(3)) {
      String surname = "Sur" + letters(zipf(SURNAMES));
      changed.put("nachname", surname);
      changed.put("anzeigename", changed.get("vorname") + " " + surname);
    }
    String login =
        happens(40)
            ? login(changed.get("vorname"), changed.get("nachname"))
            : person.get("anmeldung");
    setLogin(changed, login, happens(50) ? "acme.example" : "example.org");
    if (happens(2)) {
      changed.put("eintritt", date());
    }
    if (happens(40)) {
      changed.remove("telefon");
    }
    return changed;
  }

  /** Somebody else of the same name. */
  private Map<String, String> namesake(Map<String, String> left) {
    Map<String, String> namesake = new HashMap<>(left);
    String other = date();
    namesake.put("eintritt", other.equals(left.get("eintritt")) ? "1990-06-01" : other);
    namesake.put("standort", "Place" + letters(zipf(OFFICES)));
    if (happens(90)) {
      namesake.put("telefon", phone());
    }
    return namesake;
  }

  private String login(String given, String surname) {
    return (given.charAt(5) + surname + (random.nextInt(90) + 10)).toLowerCase(Locale.ROOT);
  }

  private static void setLogin(Map<String, String> person, String login, String domain) {
    person.put("anmeldung", login);
    person.put("post", login + "@" + domain);
  }

  private String phone() {
    return "+49 30 " + (10_000_000 + random.nextInt(89_999_999));
  }

  private String date() {
    return LocalDate.of(1995, 1, 1).plusDays(random.nextInt(11_000)).toString();
  }

  private boolean happens(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A number below this one; 0 is the most frequent, 1 half as frequent. */
  private int zipf(int below) {
    return (int) Math.min(below - 1, Math.exp(random.nextDouble() * Math.log(below)) - 1);
  }

  private static String letters(int number) {
    StringBuilder letters = new StringBuilder();
    for (char digit : Integer.toString(number, 10).toCharArray()) {
      letters.append((char) ('a' + digit - '0'));
    }
    return letters.toString();
  }
}
