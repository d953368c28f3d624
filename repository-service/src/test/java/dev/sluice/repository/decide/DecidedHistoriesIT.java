package dev.sluice.repository.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Decision.Rest;
import dev.sluice.repository.decide.rule.Action;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.Repository;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the rules are, the rows afterwards are what they say, property by property, computed
 * here again in the plainest way; and the same files again change nothing.
 */
class DecidedHistoriesIT {
  private static final List<String> FIELDS = List.of("login", "name");
  private static final int KEYS = 7;

  /** A rule of a test: about one key or all, about one field or all. */
  private record ARule(Action action, String key, String field) {}

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void rowsEqualWhatTheRulesSay(int seed) {
    Random random = new Random(seed);
    Repository repository = new Repository();
    ConnectorDefinition acme = AConnector.named("acme").users().build();
    Map<String, Map<String, String>> stored = people(random);
    Map<String, Map<String, String>> file = people(random);
    repository.complete(acme).rows("User", rows(stored)).apply();
    AReview review = new AReview(repository, repository.complete(acme).rows("User", rows(file)));
    List<ARule> rules = new ArrayList<>();
    for (int each = random.nextInt(6); each > 0; each--) {
      rules.add(rule(random));
    }
    rules.forEach(each -> make(review, each));
    Rest rest = Rest.values()[random.nextInt(3)];

    review.decide(rest);

    String what = "seed %d: %s -> %s by %s, rest %s".formatted(seed, stored, file, rules, rest);
    List<String> expected = lines(expected(stored, file, rules, Action.of(rest)));
    assertThat(people(repository)).as(what).isEqualTo(expected);
    assertThat(repository.isConsistent("User", "login")).as(what).isTrue();

    repository.complete(acme).rows("User", rows(file)).apply();
    assertThat(people(repository)).as("again, " + what).isEqualTo(expected);
    assertThat(repository.isConsistent("User", "login")).as(what).isTrue();
  }

  private static Map<String, Map<String, String>> people(Random random) {
    List<String> logins = new ArrayList<>(List.of("a", "b", "c", "d", "e", "f", "g", "h"));
    Collections.shuffle(logins, random);
    Map<String, Map<String, String>> people = new TreeMap<>();
    for (int key = 1; key <= KEYS; key++) {
      if (random.nextInt(4) > 0) {
        Map<String, String> person = new TreeMap<>();
        person.put("login", logins.get(key));
        person.put("name", "n" + random.nextInt(3));
        people.put(Integer.toString(key), person);
      }
    }
    return people;
  }

  private static ARule rule(Random random) {
    return new ARule(
        Action.values()[random.nextInt(3)],
        random.nextInt(3) == 0 ? "" : Integer.toString(1 + random.nextInt(KEYS)),
        random.nextInt(3) > 0 ? "" : FIELDS.get(random.nextInt(2)));
  }

  private static void make(AReview review, ARule rule) {
    String filter = rule.key().isEmpty() ? "{}" : "{\"key\":[\"" + rule.key() + "\"]}";
    if (rule.field().isEmpty()) {
      review.all(rule.action(), filter);
    } else {
      review.all(rule.action(), filter, rule.field());
    }
  }

  private static Map<String, Map<String, String>> expected(
      Map<String, Map<String, String>> stored,
      Map<String, Map<String, String>> file,
      List<ARule> rules,
      Action rest) {
    TreeSet<String> keys = new TreeSet<>(stored.keySet());
    keys.addAll(file.keySet());
    Map<String, Map<String, String>> result = new TreeMap<>();
    for (String key : keys) {
      Map<String, String> person = decided(key, stored.get(key), file.get(key), rules, rest);
      if (person != null) {
        result.put(key, person);
      }
    }
    // Whoever has got a value that somebody else has kept does not change at all.
    boolean moved = true;
    while (moved) {
      moved = false;
      for (String key : keys) {
        Map<String, String> person = result.get(key);
        Map<String, String> before = stored.get(key);
        if (person != null
            && !person.equals(before)
            && isTaken(key, person.get("login"), before, result, stored)) {
          if (before == null) {
            result.remove(key);
          } else {
            result.put(key, before);
          }
          moved = true;
        }
      }
    }
    return result;
  }

  /** Whether another one has the login, and had it before. */
  private static boolean isTaken(
      String key,
      String login,
      Map<String, String> before,
      Map<String, Map<String, String>> result,
      Map<String, Map<String, String>> stored) {
    if (before != null && login.equals(before.get("login"))) {
      return false;
    }
    return result.entrySet().stream()
        .anyMatch(
            other ->
                !other.getKey().equals(key)
                    && login.equals(other.getValue().get("login"))
                    && stored.containsKey(other.getKey())
                    && login.equals(stored.get(other.getKey()).get("login")));
  }

  private static Map<String, String> decided(
      String key,
      Map<String, String> before,
      Map<String, String> after,
      List<ARule> rules,
      Action rest) {
    if (before == null || after == null) {
      boolean made = said(key, "", rules, rest, false) == Action.LET_THROUGH;
      return made ? after : before;
    }
    Map<String, String> person = new HashMap<>(before);
    for (String field : FIELDS) {
      if (said(key, field, rules, rest, true) == Action.LET_THROUGH) {
        person.put(field, after.get(field));
      }
    }
    return person;
  }

  private static Action said(
      String key, String field, List<ARule> rules, Action rest, boolean update) {
    Action last = rest;
    for (ARule rule : rules) {
      boolean about = rule.key().isEmpty() || rule.key().equals(key);
      if (about && (rule.field().isEmpty() || (update && rule.field().equals(field)))) {
        last = rule.action();
      }
    }
    return last;
  }

  private static String[] rows(Map<String, Map<String, String>> people) {
    return people.entrySet().stream()
        .map(
            each ->
                ","
                    + each.getKey()
                    + ","
                    + each.getValue().get("login")
                    + ","
                    + each.getValue().get("name"))
        .toArray(String[]::new);
  }

  private static List<String> lines(Map<String, Map<String, String>> people) {
    return people.entrySet().stream()
        .map(
            each ->
                each.getKey()
                    + " {\"name\": \""
                    + each.getValue().get("name")
                    + "\", \"login\": \""
                    + each.getValue().get("login")
                    + "\"}")
        .toList();
  }

  private static List<String> people(Repository repository) {
    return repository.resources("User");
  }
}
