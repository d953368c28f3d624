package dev.sluice.repository.finding.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.finding.evidence.Suspicion;
import dev.sluice.repository.finding.evidence.Word;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Causes in a list of real people: none in what really happened, and all that happen to it. */
class PublicListTest {
  /** The others need columns that the list does not have, or letters that few of its names have. */
  private static final Set<Accident> ACCIDENTS =
      EnumSet.of(
          Accident.BLANK,
          Accident.NAMES_EXCHANGED,
          Accident.DATES_EXCHANGED,
          Accident.COLUMNS_SHIFTED,
          Accident.DAY_AND_MONTH,
          Accident.DATES_WRITTEN_OTHERWISE,
          Accident.ONE_DAY_EARLY,
          Accident.EMPTIED,
          Accident.FILLED_DOWN,
          Accident.SORTED_ALONE,
          Accident.UPPER_CASE,
          Accident.TRUNCATED,
          Accident.KEY_WITH_DECIMALS,
          Accident.KEY_IS_BADGE);

  private static final PublicList LIST = PublicList.read();

  @Test
  void findsNoAccidentInWhatReallyHappened() {
    List<String> found = new ArrayList<>();
    int played = 0;
    for (int later = 1; later <= 5; later++) {
      for (int day = 0; day + later < LIST.days(); day++) {
        played++;
        Comparing comparing = comparing(LIST.day(day));
        LIST.day(day + later).forEach(comparing::read);
        for (Suspicion each : Causes.test(comparing.sample())) {
          if (!each.cause().neutral() && each.word().compareTo(Word.LIKELY) <= 0) {
            found.add(
                "%d to %d: %s %s %s"
                    .formatted(
                        day, day + later, each.cause(), each.word().label(), each.properties()));
          }
        }
      }
    }

    assertThat(played).isGreaterThanOrEqualTo(200);
    // In the autumn of 2013 the addresses were written in capitals, and nothing else changed in
    // them.
    assertThat(found).containsExactly("2 to 3: COSMETIC likely [address]");
  }

  @Test
  void namesAccidentsFirst() {
    List<String> missed = new ArrayList<>();
    int played = 0;
    for (int day = 0; day + 1 < LIST.days(); day += 3) {
      if (termsEndedBefore(day + 1)) {
        continue;
      }
      for (Accident accident : ACCIDENTS) {
        Comparing comparing = comparing(LIST.day(day));
        accident.happen(comparing, LIST.day(day + 1), new Random(day));
        List<Suspicion> found = Causes.test(comparing.sample());
        // What was meant, such as a column that was filled, may have changed more.
        Suspicion first =
            found.stream().filter(each -> !each.cause().neutral()).findFirst().orElseThrow();
        played++;
        if (first.cause() != accident.cause() || first.word().compareTo(Word.LIKELY) > 0) {
          missed.add(day + " " + accident + ": " + first.cause() + " " + first.word());
        }
      }
    }

    assertThat(played).isGreaterThan(150);
    assertThat(missed).hasSizeLessThanOrEqualTo(played / 20);
  }

  /** Whether nearly all dates are new, so that it cannot be told what else happened to them. */
  private static boolean termsEndedBefore(int day) {
    Map<String, Map<String, String>> before = LIST.day(day - 1);
    long renewed =
        LIST.day(day).entrySet().stream()
            .filter(each -> before.containsKey(each.getKey()))
            .filter(
                each ->
                    !Objects.equals(
                        each.getValue().get("hired"), before.get(each.getKey()).get("hired")))
            .count();
    return renewed > before.size() / 2;
  }

  private static Comparing comparing(Map<String, Map<String, String>> before) {
    Comparing comparing = new Comparing();
    PublicList.types().forEach(comparing::property);
    before.forEach(comparing::stored);
    return comparing;
  }
}
