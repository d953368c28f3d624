package dev.sluice.repository.filter.plan;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.trueCondition;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * The reviewers' rules about the changes of a plan, in SQL. Later rules override earlier ones; an
 * update with different rules for its properties has each of their results.
 */
public interface PlanRules {
  /** A plan about which nobody has said anything. */
  PlanRules NONE =
      new PlanRules() {
        @Override
        public List<Integer> numbers() {
          return List.of();
        }

        @Override
        public boolean inCube() {
          return true;
        }

        @Override
        public Condition reached(Collection<Integer> rules, ReviewRows rows) {
          return falseCondition();
        }

        @Override
        public Condition said(Collection<Said> any, ReviewRows rows) {
          return any.contains(Said.OPEN) ? trueCondition() : falseCondition();
        }

        @Override
        public Field<String> reaching(ReviewRows rows) {
          return inline("");
        }

        @Override
        public Field<String> deciding(ReviewRows rows) {
          return inline(String.valueOf(NOBODY));
        }

        @Override
        public Said said(int decider) {
          return Said.OPEN;
        }
      };

  /** Stands for nobody, if rules are told by their numbers. */
  int NOBODY = -1;

  /** The numbers of the rules, in their order. */
  List<Integer> numbers();

  /** Whether changes can be counted by them without looking at each. */
  boolean inCube();

  /** Changes that one of these rules is about, whatever later ones say. */
  Condition reached(Collection<Integer> rules, ReviewRows rows);

  /** Changes of which one of these is said, of all of them or of a property. */
  Condition said(Collection<Said> any, ReviewRows rows);

  /** Whether there are changes that follow from others, and somebody asks for them. */
  default boolean anyFollows() {
    return false;
  }

  /** The numbers of the rules that are about a row's changes, with commas between them. */
  Field<String> reaching(ReviewRows rows);

  /** The same of those that have the last word about some of it; {@link #said} tells which. */
  Field<String> deciding(ReviewRows rows);

  /** What one of these says. */
  Said said(int decider);

  /** Numbers as {@link #reaching} and {@link #deciding} give them, each once. */
  static NavigableSet<Integer> read(String numbers) {
    return numbers.isEmpty()
        ? new TreeSet<>()
        : Arrays.stream(numbers.split(",", -1))
            .map(Integer::valueOf)
            .collect(Collectors.toCollection(TreeSet::new));
  }
}
