package dev.sluice.repository.pair.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each case has two people as {@code property=value} with {@code ;} between them. */
class ScoreTest {
  private static final PersonForm FORM =
      new PersonForm(
          Map.of(
              "login", EvidenceKind.IDENTIFIER,
              "mail", EvidenceKind.IDENTIFIER,
              "phone", EvidenceKind.PHONE,
              "name", EvidenceKind.NAME,
              "born", EvidenceKind.DATE,
              "office", EvidenceKind.PLACE),
          List.of("badge"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name=Ana Ruiz;born=1980-01-02 | name=RUIZ, Ana;born=1980-01-02 | NAME,DATE | false",
        "login=aruiz | mail=a.ruiz@new.example | IDENTIFIER | false",
        "phone=+34 600 123 456 | phone=600123456 | PHONE | false",
        "name=Ana Ruiz;born=1980-01-02 | name=Ana Ruiz;born=1990-02-01 | NAME | true",
        "name=Ana Ruiz;born=1980-01-02 | name=Ana Ruiz | NAME | false",
        "name=Ana Ruiz | name=Ana Gil | '' | false",
        "office=Lyon | office=Lyon | '' | false",
        "login=aruiz;mail=aruiz@a.example | login=aruiz;mail=aruiz@a.example | IDENTIFIER | false",
      })
  void tellsWhatAgrees(String deleted, String inserted, String evidence, boolean otherDates) {
    Score score =
        Score.of(person("1", deleted), person("9", inserted), frequencies(deleted, inserted));

    assertThat(score.evidence()).isEqualTo(kinds(evidence));
    assertThat(score.otherDates()).isEqualTo(otherDates);
  }

  @Test
  void aNameThatManyHaveTellsLess() {
    Person deleted = person("1", "name=Ana Ruiz");
    Person inserted = person("9", "name=Ana Ruiz");
    List<Person> others = crowd("name=Ana Ruiz", 50);

    double rare = Score.of(deleted, inserted, frequencies("name=Ana Ruiz", "name=Ana Ruiz")).bits();
    double frequent =
        Score.of(deleted, inserted, new Frequencies(with(deleted, others), with(inserted, others)))
            .bits();

    assertThat(frequent).isLessThan(rare / 2);
  }

  @Test
  void anImmutablePropertyTellsTwoApart() {
    Person deleted = person("1", "badge=7;name=Ana Ruiz");

    assertThat(Score.cannotBe(deleted, person("9", "badge=8;name=Ana Ruiz"))).isTrue();
    assertThat(Score.cannotBe(deleted, person("9", "badge=7;name=Ana Ruiz"))).isFalse();
    assertThat(Score.cannotBe(deleted, person("9", "name=Ana Ruiz"))).isFalse();
  }

  /** Among a hundred others on each side. */
  private static Frequencies frequencies(String deleted, String inserted) {
    return new Frequencies(
        with(person("1", deleted), crowd("", 100)), with(person("9", inserted), crowd("", 100)));
  }

  private static List<Person> crowd(String attributes, int people) {
    return IntStream.range(0, people).mapToObj(n -> person("crowd" + n, attributes)).toList();
  }

  private static List<Person> with(Person person, List<Person> others) {
    return Stream.concat(Stream.of(person), others.stream()).toList();
  }

  private static Person person(String key, String attributes) {
    return FORM.person(
        key,
        Arrays.stream(attributes.split(";"))
            .filter(each -> each.contains("="))
            .map(each -> each.split("=", 2))
            .collect(Collectors.toMap(each -> each[0], each -> each[1])));
  }

  private static Set<EvidenceKind> kinds(String names) {
    return Arrays.stream(names.split(","))
        .filter(name -> !name.isEmpty())
        .map(EvidenceKind::valueOf)
        .collect(Collectors.toSet());
  }
}
