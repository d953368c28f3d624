package dev.sluice.repository.definition;

import static org.assertj.core.api.Assertions.assertThat;

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
}
