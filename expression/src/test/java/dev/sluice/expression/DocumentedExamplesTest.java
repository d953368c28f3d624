package dev.sluice.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.PropertyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Evaluates the examples of docs/expressions.md. */
class DocumentedExamplesTest {
  private static final Path PAGE = Path.of("../docs/expressions.md");
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");
  private static final Pattern CALL = Pattern.compile("([A-Za-z]+)\\(");

  record Example(String expression, Map<String, String> row, String result) {}

  static Stream<Example> examples() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .dropWhile(line -> !line.equals("<!-- examples -->"))
        .filter(line -> line.startsWith("| `") && line.endsWith("` |"))
        .map(DocumentedExamplesTest::example);
  }

  private static Example example(String line) {
    List<String> cells = List.of(line.substring(2).replace("\\|", "\0").split(" ?\\| ?"));
    Map<String, String> row = new HashMap<>();
    CODE.matcher(cells.get(1))
        .results()
        .map(each -> each.group(1).split("=", 2))
        .forEach(each -> row.put(each[0], each[1]));
    return new Example(code(cells.get(0)), row, code(cells.get(2)));
  }

  private static String code(String cell) {
    Matcher code = CODE.matcher(cell.replace('\0', '|'));
    return code.find() ? code.group(1) : "";
  }

  @ParameterizedTest
  @MethodSource("examples")
  void resultsInWhatThePageSays(Example example) throws Exception {
    for (PropertyType type : PropertyType.values()) {
      Expression expression;
      try {
        expression = Expression.ofProperty(type, example.expression());
      } catch (ExpressionException notOfThisType) {
        continue;
      }
      assertThat(ARow.textOf(expression, example.row())).isEqualTo(example.result());
      return;
    }
    throw new AssertionError("It is no expression of any property.");
  }

  @Test
  void eachFunctionHasAnExample() throws IOException {
    Set<String> called = new TreeSet<>();
    examples()
        .forEach(
            each ->
                CALL.matcher(each.expression())
                    .results()
                    .forEach(found -> called.add(found.group(1))));

    assertThat(called)
        .containsAll(
            Language.FUNCTIONS.stream()
                .filter(each -> !each.equals("string") && !each.equals("bool"))
                .toList());
  }
}
