package dev.sluice.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.definition.PropertyType;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No expression and no row stops an agent. */
@Timeout(60)
class HostileExpressionsTest {
  private static final Duration LONG = Duration.ofSeconds(3);
  private static final String MANY = "x,".repeat(4_000);

  static Stream<Arguments> costly() {
    return Stream.of(
        // texts that grow
        Arguments.of("'aaaaaaaaaa'" + ".replace('a', 'aaaaaaaaaa')".repeat(40), ""),
        Arguments.of("[row.a].map(x, x + x)" + ".map(x, x + x)".repeat(90) + "[0]", "abc"),
        Arguments.of("row.a.split('').join('" + "-".repeat(3_000) + "')", "x".repeat(9_000)),
        Arguments.of("row.a.replacePattern('', '" + "-".repeat(3_000) + "')", "x".repeat(9_000)),
        Arguments.of("row.a.padLeft(9223372036854775807, 'x')", "x"),
        // loops in loops
        Arguments.of(
            "row.a.split(',').all(a, row.a.split(',').all(b, row.a.split(',').all(c, a == b || b =="
                + " c))) ? 'x' : 'y'",
            MANY),
        Arguments.of("row.a.split(',').map(a, row.a.trim().trim().trim()).join('')", MANY),
        // searches that compare each place with each
        Arguments.of(
            "row.a.split('').exists(x, row.a.contains(row.a.left(4999) + 'b')) ? 'x' : 'y'",
            "a".repeat(9_999)),
        Arguments.of(
            "row.a.split('').exists(x, row.a.indexOf(row.a.left(4999) + 'b') > 0) ? 'x' : 'y'",
            "a".repeat(9_999)),
        // regular expressions
        Arguments.of(
            "row.a.split('').exists(x, row.a.matches('^(a*)*a{0,90}b$')) ? 'x' : 'y'",
            "a".repeat(9_999)),
        // what is thrown in one side of a condition is dropped if the other decides
        Arguments.of("row.a.trim() == 'a' || true ? 'x' : 'y'", "x".repeat(10_001)),
        // cells that are long in themselves
        Arguments.of("row.a", "x".repeat(10_001)),
        Arguments.of("row.a.trim()", "x".repeat(1 << 20)));
  }

  @ParameterizedTest
  @MethodSource("costly")
  void endsWhatCostsTooMuch(String text, String cell) throws Exception {
    Expression expression = Expression.ofProperty(PropertyType.STRING, text);
    long start = System.nanoTime();

    assertThatThrownBy(() -> ARow.textOf(expression, Map.of("a", cell)))
        .isInstanceOfSatisfying(
            EvaluationException.class,
            problem -> assertThat(problem.code()).isEqualTo(EvaluationException.TOO_COSTLY));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
  }

  static Stream<String> oversized() {
    return Stream.of(
        "'" + "x".repeat(4_000) + "'",
        "(".repeat(1_000) + "row.a" + ")".repeat(1_000),
        "!".repeat(3_000) + "true",
        "[".repeat(1_500) + "]".repeat(1_500),
        "row.a" + ".trim()".repeat(500),
        "row.a" + ".trim(".repeat(600),
        "row.a ? ".repeat(400),
        "'".repeat(3_999),
        "\\".repeat(3_999),
        "row.a.matches('((a{1000}){1000}){1000}') ? 'x' : 'y'",
        "row.a.matches('((a{0,99}){2,40}){9,}') ? 'x' : 'y'",
        "row.a.matches('(a{99999999999999999999})') ? 'x' : 'y'");
  }

  @ParameterizedTest
  @MethodSource("oversized")
  void refusesWhatIsTooLargeToCheck(String text) {
    long start = System.nanoTime();

    assertThatThrownBy(() -> Expression.ofProperty(PropertyType.STRING, text))
        .isInstanceOf(ExpressionException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
  }

  static Stream<Arguments> large() {
    return Stream.of(
        Arguments.of("'x'" + " + 'x'".repeat(100), "x".repeat(101)),
        Arguments.of("row.a" + ".trim()".repeat(100), "y"),
        Arguments.of("row.a == 'y'" + " && row.a == 'y'".repeat(240) + " ? 'x' : 'z'", "x"));
  }

  @ParameterizedTest
  @MethodSource("large")
  void takesWhatIsLongAndHarmless(String text, String result) throws Exception {
    assertThat(ARow.textOf(Expression.ofProperty(PropertyType.STRING, text), Map.of("a", "y")))
        .isEqualTo(result);
  }
}
