package dev.sluice.repository.postgresql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.SQL;
import org.jooq.impl.DSL;

/**
 * An SQL statement as text with named arguments: <code>{run}</code> stands for the argument {@code
 * run}. A statement first declares its arguments, like a method. If its text has others, or lacks
 * one, its class does not load.
 */
public final class Statement {
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");

  private final List<String> arguments;
  private final String template;

  private Statement(List<String> arguments, String template) {
    this.arguments = arguments;
    this.template = template;
  }

  /**
   * A statement that takes arguments.
   *
   * @param arguments their names in any order, with commas between them
   * @throws IllegalArgumentException if the text has other arguments
   */
  public static Statement of(String arguments, String text) {
    List<String> names = List.of(arguments.split(",\\s*"));
    Set<String> found = new LinkedHashSet<>();
    ARGUMENT.matcher(text).results().forEach(argument -> found.add(argument.group(1)));
    if (!found.equals(Set.copyOf(names))) {
      throw new IllegalArgumentException(
          "the statement takes the arguments " + names + " and has " + found);
    }
    // jOOQ knows arguments by their places.
    return new Statement(
        names,
        ARGUMENT
            .matcher(text)
            .replaceAll(argument -> "{" + names.indexOf(argument.group(1)) + "}"));
  }

  /** A statement that takes no arguments. */
  public static Statement of(String text) {
    if (ARGUMENT.matcher(text).find()) {
      throw new IllegalArgumentException("the statement takes no arguments and has some");
    }
    return new Statement(List.of(), text);
  }

  /**
   * Executes it with arguments by name, among which there may be others.
   *
   * @return how many rows it changed
   */
  public int execute(DSLContext dsl, Map<String, ? extends QueryPart> values) {
    return dsl.execute(with(values));
  }

  /** Executes a statement that takes no arguments. */
  public int execute(DSLContext dsl) {
    return execute(dsl, Map.of());
  }

  /** Asks for the only value of the only row. */
  public <T> T fetchValue(DSLContext dsl, Map<String, ? extends QueryPart> values, Class<T> type) {
    return dsl.resultQuery(with(values)).fetchSingle(0, type);
  }

  /** The statement with its arguments in their places. */
  public SQL with(Map<String, ? extends QueryPart> values) {
    return DSL.sql(
        template,
        arguments.stream().map(argument -> value(values, argument)).toArray(QueryPart[]::new));
  }

  private static QueryPart value(Map<String, ? extends QueryPart> values, String argument) {
    QueryPart value = values.get(argument);
    if (value == null) {
      throw new IllegalArgumentException("the argument " + argument + " is missing");
    }
    return value;
  }
}
