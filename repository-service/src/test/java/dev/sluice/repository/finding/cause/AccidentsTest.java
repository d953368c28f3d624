package dev.sluice.repository.finding.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Suspicion;
import dev.sluice.repository.finding.evidence.Word;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Lists of made-up people with and without accidents. More of them are played with {@code
 * -Dsluice.accident-seeds=12}, or 100.
 */
class AccidentsTest {
  private static final int SEEDS = Integer.getInteger("sluice.accident-seeds", 4);

  /** Of each kind of ordinary day, so that there are two hundred days. */
  private static final int LEAST_DAYS = 34;

  private static final int PEOPLE = 800;

  @Test
  void namesAccidentsFirst() {
    List<String> missed = new ArrayList<>();
    int played = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      for (Accident accident : Accident.values()) {
        People people = new People(seed * 100L + accident.ordinal());
        Map<String, Map<String, String>> before = people.some(PEOPLE);
        Comparing comparing = comparing(before);
        accident.happen(comparing, people.dayAfter(before, 0.01, 0.01), people.random());
        Suspicion first = Causes.test(comparing.sample()).get(0);
        played++;
        if (first.cause() != accident.cause() || first.word().compareTo(Word.LIKELY) > 0) {
          missed.add(seed + " " + accident + ": " + first.cause() + " " + first.word());
        }
      }
    }

    assertThat(played).isEqualTo(SEEDS * Accident.values().length);
    assertThat(missed).hasSizeLessThanOrEqualTo(played / 20);
  }

  /** What comes to be without an accident, at most one in two hundred looks like one. */
  @Test
  void findsNoAccidentInOrdinaryPlans() {
    List<String> proven = new ArrayList<>();
    List<String> likely = new ArrayList<>();
    int played = 0;
    for (int seed = 1; seed <= Math.max(LEAST_DAYS, 3 * SEEDS); seed++) {
      for (Ordinary ordinary : Ordinary.values()) {
        Sample sample = ordinary.sample(seed);
        played++;
        for (Suspicion found : Causes.test(sample)) {
          if (found.cause().neutral()) {
            continue;
          }
          String what = seed + " " + ordinary + ": " + found.cause();
          if (found.word() == Word.PROVEN) {
            proven.add(what);
          } else if (found.word() == Word.LIKELY) {
            likely.add(what);
          }
        }
      }
    }

    assertThat(played).isGreaterThanOrEqualTo(200);
    assertThat(proven).isEmpty();
    assertThat(likely).hasSizeLessThanOrEqualTo(played / 200);
  }

  private static Comparing comparing(Map<String, Map<String, String>> before) {
    Comparing comparing = new Comparing();
    People.TYPES.forEach(comparing::property);
    before.forEach(comparing::stored);
    return comparing;
  }

  /** Days without an accident, some of them with a large change that is meant. */
  private enum Ordinary {
    DAY,
    TITLES,
    NEW_PHONES,
    RENEWED_CONTRACTS,
    LEAVERS_AND_JOINERS,
    NEW_DEPARTMENTS;

    Sample sample(int seed) {
      People people = new People(seed * 1000L + ordinal());
      Map<String, Map<String, String>> before = people.some(PEOPLE);
      boolean many = this == LEAVERS_AND_JOINERS;
      Map<String, Map<String, String>> after =
          people.dayAfter(before, many ? 0.05 : 0.01, many ? 0.06 : 0.01);
      Comparing comparing = comparing(before);
      after.forEach((key, person) -> comparing.read(key, happen(people, person)));
      return comparing.sample();
    }

    private Map<String, String> happen(People people, Map<String, String> person) {
      Map<String, String> now = new TreeMap<>(person);
      switch (this) {
        case TITLES -> {
          if (people.random().nextInt(10) < 3) {
            now.put("title", "Senior " + now.get("title"));
          }
        }
        case NEW_PHONES -> now.put("phone", "+33 9 " + people.number(8));
        case RENEWED_CONTRACTS ->
            now.put("contractEnd", LocalDate.parse(now.get("contractEnd")).plusYears(1).toString());
        case NEW_DEPARTMENTS -> now.put("department", "EU " + now.get("department"));
        default -> {
          // Nothing happens to all.
        }
      }
      return now;
    }
  }
}
