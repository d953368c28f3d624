package dev.sluice.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.definition.PropertyType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
  @Test
  void namesEachColumnOnce() throws Exception {
    Expression expression =
        Expression.ofProperty(
            PropertyType.STRING, "row.sn + row['Given name'] + row.sn + row.`second-name`");

    assertThat(expression.columns()).containsExactly("sn", "Given name", "second-name");
  }

  @Test
  void readsOnlyCellsThatItComesTo() throws Exception {
    Expression expression =
        Expression.ofProperty(PropertyType.STRING, "row.a == 'x' ? row.a : row.b");
    Map<Integer, String> cells = new HashMap<>(Map.of(0, "x"));

    assertThat(expression.text(column -> java.util.Objects.requireNonNull(cells.get(column))))
        .isEqualTo("x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          STRING  | row.a +                        | 1:8  | this is not an expression
          STRING  | rwo.a                          | 1:1  | there is no `rwo` here
          STRING  | row.first-name                 | 1:11 | there is no `name` here
          STRING  | row.a + 1                      | 1:7  | `+` does not take a text and a whole number
          STRING  | row.a.lowercase()              | 1:16 | there is no `lowercase` here
          STRING  | row.a.left('1')                | 1:11 | `left` does not take a text and a text
          STRING  | row.a.size()                   | 1:1  | the result is a whole number, which does not fit a property of type string
          INTEGER | row.a == ''                    | 1:1  | the result is true or false, which does not fit a property of type integer
          BOOLEAN | 1                              | 1:1  | the result is a whole number, which does not fit a property of type boolean
          DATE    | 1                              | 1:1  | the result is a whole number, which does not fit a property of type date
          STRING  | [row.a]                        | 1:1  | the result is a list, which does not fit a property of type string
          STRING  | row                            | 1:1  | only columns of a row can be used
          STRING  | row[row.a]                     | 1:1  | only columns of a row can be used
          BOOLEAN | has(row.a)                     | 1:5  | only columns of a row can be used
          BOOLEAN | 'a' in row                     | 1:8  | only columns of a row can be used
          BOOLEAN | ['a'].exists(row, row == 'a')  | 1:13 | `row` is already the name of the row
          BOOLEAN | [['a']] == [['a']]             | 1:1  | only texts, numbers, booleans and lists
          BOOLEAN | null == null                   | 1:1  | only texts, numbers, booleans and lists
          BOOLEAN | b'a' == b'a'                   | 1:1  | only texts, numbers, booleans and lists
          BOOLEAN | {'a': 1} == {'a': 1}           | 1:1  | only texts, numbers, booleans and lists
          BOOLEAN | [1, 'a'] == [1, 'a']           | 1:1  | only texts, numbers, booleans and lists
          BOOLEAN | row.a.matches(row.b)           | 1:14 | the pattern of `matches` is not a constant
          BOOLEAN | row.a.matches('(')             | 1:14 | the pattern of `matches` is not valid: missing closing )
          BOOLEAN | row.a.matches('((a{99}){9}){9}') | 1:14 | the pattern of `matches` is not valid: it is too large
          STRING  | row.a.date('dd/MM/yy')         | 1:11 | the pattern of `date` is not valid: the format leaves the century open
          STRING  | row.a.date('dd/MM')            | 1:11 | the pattern of `date` is not valid: it is not a complete date
          STRING  | row.a.formatDate('HH:mm')      | 1:17 | the pattern of `formatDate` is not valid: it is more than a date
          STRING  | row.a.date('foo')              | 1:11 | the pattern of `date` is not valid:
          STRING  | now()                          | 1:4  | there is no `now` here
          STRING  | string(timestamp(row.a))       | 1:17 | there is no `timestamp` here
          """)
  void tellsWhatIsWrongAndWhere(PropertyType type, String text, String place, String message) {
    assertThatThrownBy(() -> Expression.ofProperty(type, text))
        .isInstanceOfSatisfying(
            ExpressionException.class,
            problem -> {
              assertThat(problem).hasMessageStartingWith(message);
              assertThat(problem.line() + ":" + problem.column()).isEqualTo(place);
              assertThat(problem.remedy()).isNotBlank().doesNotEndWith(".");
            });
  }

  @Test
  void tellsTheLineOfAProblem() {
    assertThatThrownBy(() -> Expression.ofFilter("row.a == 'x' &&\n  row.b == 1"))
        .isInstanceOfSatisfying(
            ExpressionException.class,
            problem -> assertThat(problem.line() + ":" + problem.column()).isEqualTo("2:9"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          INTEGER | int(row.a)                    | secret | a text does not have the form that the conversion needs
          DECIMAL | double(row.a)                 | secret | a text does not have the form that the conversion needs
          BOOLEAN | bool(row.a)                   | secret | a text does not have the form that the conversion needs
          INTEGER | 1 / int(row.a)                | 0      | it divides by zero
          INTEGER | int(row.a) * 9223372036854775807 | 9   | a number in it becomes too large
          DECIMAL | double(row.a) / 0.0           | 9      | the result is not a number
          STRING  | row.a.substring(99)           | secret | a function in it got a value
          STRING  | row.a.charAt(99)              | secret | a function in it got a value
          STRING  | row.a.split('e')[9]           | secret | it uses a part that does not exist
          STRING  | row.a.left(-1)                | secret | it uses a negative number of characters
          STRING  | row.a.replace('', 'x')        | secret | it replaces an empty text
          STRING  | row.a.padLeft(9, 'xx')        | secret | it must pad with one character
          STRING  | row.a.date('dd/MM/yyyy')      | secret | a text is not a day in this format
          STRING  | row.a.addDays(1)              | secret | a text is not a day as in 2020-03-01
          STRING  | row.a.addDays(1)              | 9999-12-31 | a date in it is before year 1 or after 9999
          STRING  | row.a.addDays(9223372036854775807) | 2020-01-01 | a date in it is before year 1 or after 9999
          """)
  void saysWhyARowCannotBeComputed(PropertyType type, String text, String cell, String reason)
      throws Exception {
    Expression expression = Expression.ofProperty(type, text);

    assertThatThrownBy(() -> ARow.textOf(expression, Map.of("a", cell)))
        .isInstanceOfSatisfying(
            EvaluationException.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(EvaluationException.FAILED);
              assertThat(problem.reason()).startsWith(reason).doesNotContain("secret");
            });
  }

  @Test
  void comesToTheSameInAnotherLocale() throws Exception {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      Map<String, String> row = Map.of("a", "INFO", "d", "1 MAY 2020");

      assertThat(
              ARow.textOf(
                  Expression.ofProperty(
                      PropertyType.STRING, "row.a.lowerCase() + row.d.date('d MMM yyyy')"),
                  row))
          .isEqualTo("info2020-05-01");
      assertThat(
              ARow.textOf(Expression.ofProperty(PropertyType.DECIMAL, "double('1234567.5')"), row))
          .isEqualTo("1234567.5");
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void filterHolds() throws Exception {
    Expression filter = Expression.ofFilter("row.type == 'person'");

    assertThat(List.of("person", "Person", ""))
        .map(type -> ARow.passes(filter, Map.of("type", type)))
        .containsExactly(true, false, false);
  }
}
