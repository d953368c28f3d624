package dev.sluice.repository.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Whatever is typed into a definition, the answer is a definition or a list of problems. */
class DefinitionReaderRobustnessTest {
  private static final String BASE = DefinitionCase.base();

  @Property(tries = 500)
  void answersEveryEdit(
      @ForAll @IntRange(max = 500) int at,
      @ForAll @IntRange(max = 20) int removed,
      @ForAll
          @StringLength(max = 12)
          @Chars({'\n', '\t', '\0', '\uFEFF', '\uD83D'})
          @CharRange(from = ' ', to = '~')
          String inserted) {
    int from = Math.min(at, BASE.length());
    int to = Math.min(from + removed, BASE.length());

    try {
      DefinitionReader.read("acme.yaml", BASE.substring(0, from) + inserted + BASE.substring(to));
    } catch (DefinitionException e) {
      assertThat(e.problems())
          .isNotEmpty()
          .allSatisfy(
              problem -> {
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
                assertThat(problem.message()).isNotBlank();
                assertThat(problem.remedy()).isNotBlank();
              });
    }
  }

  /** Every line of 64 KiB is wrong, and resembles thousands of names. */
  @Example
  void tellsTheFirstHundredProblemsAndHowManyMoreThereAre() {
    StringBuilder yaml = new StringBuilder(BASE);
    for (int key = 0; key < 3_000; key++) {
      yaml.append("conector").append(key).append(": 1\n");
    }

    assertThatExceptionOfType(DefinitionException.class)
        .isThrownBy(() -> DefinitionReader.read("acme.yaml", yaml.toString()))
        .satisfies(
            e -> {
              assertThat(e.problems()).hasSize(101);
              assertThat(e.problems().get(100).toString())
                  .endsWith(": and 2900 more. Mend the others first.");
              assertThat(e).message().endsWith("and 91 more");
            });
  }
}
