package dev.sluice.repository.finding.cause;

import dev.sluice.contract.definition.PropertyType;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Made-up people of one company, and what happens to them in a day. */
final class People {
  static final Map<String, PropertyType> TYPES = types();

  private static final List<String> GIVEN =
      List.of(
          "Ada", "Zoé", "Björn", "Claire", "Dmitri", "Élodie", "Farid", "Grete", "Hans", "Inès",
          "Jo", "Karin", "Léa", "Mehmet", "Nadia", "Olaf", "Paul", "Rosa", "Sören", "Thérèse");
  private static final List<String> SYLLABLES =
      List.of("mar", "tin", "du", "rand", "ber", "ko", "vá", "schmi", "dt", "le", "roy", "gar");
  private static final List<String> OFFICES =
      List.of("Paris", "Lyon", "Lille", "Nice", "Bonn", "Wien", "Genève", "Oslo");
  private static final List<String> DEPARTMENTS =
      List.of("Sales", "Plants", "Legal", "Audit", "Finance", "IT", "Research");
  private static final List<String> TITLES =
      List.of("Engineer", "Clerk", "Buyer", "Analyst", "Manager", "Assistant");

  private final Random random;
  private int last;

  People(long seed) {
    random = new Random(seed);
  }

  private static Map<String, PropertyType> types() {
    Map<String, PropertyType> types = new LinkedHashMap<>();
    for (String each :
        List.of(
            "id",
            "badge",
            "sn",
            "givenName",
            "login",
            "mail",
            "phone",
            "mobile",
            "office",
            "department",
            "title",
            "cost")) {
      types.put(each, PropertyType.STRING);
    }
    types.put("hired", PropertyType.DATE);
    types.put("contractEnd", PropertyType.DATE);
    types.put("remote", PropertyType.BOOLEAN);
    types.put("external", PropertyType.BOOLEAN);
    return types;
  }

  Random random() {
    return random;
  }

  Map<String, Map<String, String>> some(int count) {
    Map<String, Map<String, String>> people = new TreeMap<>();
    for (int each = 0; each < count; each++) {
      Map<String, String> person = one();
      people.put(person.get("id"), person);
    }
    return people;
  }

  Map<String, String> one() {
    last += 1 + random.nextInt(3);
    Map<String, String> person = new TreeMap<>();
    String sn = name();
    String given = any(GIVEN);
    person.put("id", "%06d".formatted(last));
    person.put("badge", "B" + (100_000 + last * 7 % 899_981));
    person.put("sn", sn);
    person.put("givenName", given);
    person.put("login", (given.charAt(0) + sn + last).toLowerCase(Locale.ROOT));
    person.put("mail", person.get("login") + "@acme.example");
    person.put("phone", "+33 1 " + number(8));
    if (random.nextInt(10) > 2) {
      person.put("mobile", "+33 6 " + number(8));
    }
    person.put("office", any(OFFICES));
    person.put("department", any(DEPARTMENTS));
    person.put("title", any(TITLES));
    person.put("cost", "00" + number(4));
    person.put("hired", date(2000).toString());
    person.put("contractEnd", date(2026).toString());
    person.put("remote", Boolean.toString(random.nextInt(3) == 0));
    person.put("external", Boolean.toString(random.nextInt(5) == 0));
    return person;
  }

  /** A day: some leave, some come, and one in fifty has something else in a column. */
  Map<String, Map<String, String>> dayAfter(
      Map<String, Map<String, String>> before, double leave, double come) {
    Map<String, Map<String, String>> after = new TreeMap<>();
    before.forEach(
        (key, person) -> {
          if (random.nextDouble() < leave) {
            return;
          }
          Map<String, String> now = new TreeMap<>(person);
          if (random.nextInt(50) == 0) {
            switch (random.nextInt(5)) {
              case 0 -> now.put("office", any(OFFICES));
              case 1 -> now.put("title", any(TITLES));
              case 2 -> now.put("phone", "+33 1 " + number(8));
              case 3 -> now.put("sn", name());
              default -> now.remove("mobile");
            }
          }
          after.put(key, now);
        });
    for (int each = 0; each < before.size() * come; each++) {
      Map<String, String> person = one();
      after.put(person.get("id"), person);
    }
    return after;
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    for (int each = 0; each < 2 + random.nextInt(2); each++) {
      name.append(any(SYLLABLES));
    }
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  String number(int digits) {
    StringBuilder number = new StringBuilder();
    for (int each = 0; each < digits; each++) {
      number.append(random.nextInt(10));
    }
    return number.toString();
  }

  private LocalDate date(int from) {
    return LocalDate.of(from, 1, 1).plusDays(random.nextInt(7000));
  }

  private String any(List<String> some) {
    return some.get(random.nextInt(some.size()));
  }
}
