package dev.sluice.repository.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.decide.rule.Action;
import dev.sluice.repository.decide.rule.Rule;
import dev.sluice.repository.filter.ReviewFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  /** Rules are an action, of one field where a colon follows; what is held before has a sign. */
  @ParameterizedTest
  @CsvSource({
    "'', LET_THROUGH, LET_THROUGH; held []; rejected []; made []",
    "'', HOLD, HOLD; held []; rejected []; made []",
    "HOLD, LET_THROUGH, HOLD; held []; rejected []; made []",
    "HOLD REJECT, LET_THROUGH, REJECT; held []; rejected []; made []",
    "HOLD LET_THROUGH, REJECT, LET_THROUGH; held []; rejected []; made []",
    "REJECT:phone, LET_THROUGH, LET_THROUGH; held []; rejected [phone]; made []",
    "REJECT:phone, REJECT, REJECT; held []; rejected []; made []",
    "REJECT:phone HOLD, LET_THROUGH, HOLD; held []; rejected []; made []",
    "HOLD REJECT:phone, LET_THROUGH, HOLD; held []; rejected [phone]; made []",
    "HOLD LET_THROUGH:phone, LET_THROUGH, HOLD; held []; rejected []; made [phone]",
    "HOLD:phone LET_THROUGH:phone, LET_THROUGH, LET_THROUGH; held []; rejected []; made []",
    "HOLD:phone REJECT:title, LET_THROUGH, LET_THROUGH; held [phone]; rejected [title]; made []",
    "HOLD:other, LET_THROUGH, LET_THROUGH; held []; rejected []; made []",
    "!all, LET_THROUGH, HOLD; held []; rejected []; made []",
    "!all LET_THROUGH, HOLD, LET_THROUGH; held []; rejected []; made []",
    "!all LET_THROUGH:phone, HOLD, HOLD; held []; rejected []; made [phone]",
    "!phone, LET_THROUGH, LET_THROUGH; held [phone]; rejected []; made []",
    "!phone, REJECT, REJECT; held [phone]; rejected []; made []",
    "!phone LET_THROUGH:phone, LET_THROUGH, LET_THROUGH; held []; rejected []; made []",
    "!phone REJECT, LET_THROUGH, REJECT; held []; rejected []; made []"
  })
  void laterRulesWin(String said, Action rest, String expected) {
    List<Rule> rules = new ArrayList<>();
    List<String> held = new ArrayList<>();
    boolean whole = false;
    for (String word : said.isEmpty() ? new String[0] : said.split(" ")) {
      if (word.equals("!all")) {
        whole = true;
      } else if (word.startsWith("!")) {
        held.add(word.substring(1));
      } else {
        rules.add(rule(rules.size() + 1, word));
      }
    }

    Verdict verdict =
        Verdict.of(List.of("phone", "title"), new Verdict.Standing(whole, held), rules, rest);

    assertThat(
            "%s; held %s; rejected %s; made %s"
                .formatted(
                    verdict.whole(), verdict.held(), verdict.rejected(), verdict.letThrough()))
        .isEqualTo(expected);
  }

  private static Rule rule(int ord, String word) {
    String[] parts = word.split(":");
    return new Rule(
        ord,
        Action.valueOf(parts[0]),
        null,
        ReviewFilter.all(),
        parts.length == 1 ? null : new TreeSet<>(List.of(parts[1])),
        "rita",
        Instant.EPOCH);
  }
}
