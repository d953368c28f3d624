package dev.sluice.agent.draft;

import java.util.List;
import java.util.regex.Pattern;

/** How strongly the name of a column suggests that it is a key. */
final class KeyNames {
  /** From here on the name is that of a key. */
  static final int LIKELY = 50;

  private record Rule(Pattern name, int score) {}

  /** The first that fits counts. What people change, such as an address, is a poor key. */
  private static final List<Rule> RULES =
      List.of(
          rule(
              "(employee|person|staff|student|user).*(id|number|nummer|no|nr|num|key)|matricule|matrikel.*",
              95),
          rule("id|uid|guid|uuid|key|number|no|nr|sourcedid", 90),
          rule("objectguid|objectsid|immutableid", 85),
          rule(".*(sourcedid|[a-z]id|_id|[ -]id|number|nummer|code)", 80),
          rule("dn|distinguishedname", 60),
          rule("(.*login.*|samaccountname|user.?name|account)", 55),
          rule(".*(mail|principal.?name|upn).*", 50),
          // Of things; two people may have one name.
          rule("name|cn", 40));

  private KeyNames() {}

  private static Rule rule(String pattern, int score) {
    return new Rule(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), score);
  }

  static int score(String column) {
    String name = Words.withoutHints(column);
    return RULES.stream()
        .filter(each -> each.name().matcher(name).matches())
        .mapToInt(Rule::score)
        .findFirst()
        .orElse(10);
  }
}
