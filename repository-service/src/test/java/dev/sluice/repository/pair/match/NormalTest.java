package dev.sluice.repository.pair.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {

  @ParameterizedTest
  @CsvSource({
    "Zoë Müller-Lüdenscheidt, zoe muller ludenscheidt",
    "'  O''Brien,  ANNE ', o brien anne",
    "Åse Ørsted, ase ørsted",
    "IRMAK, irmak",
    "李 小龍, 李 小龍",
    "'-', ''",
  })
  void takesNamesApart(String name, String words) {
    Locale here = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(Normal.words(name).filter(word -> !word.isEmpty()))
          .containsExactly(words.isEmpty() ? new String[0] : words.split(" "));
    } finally {
      Locale.setDefault(here);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "C.Martin@example.org, cmartin",
    "c_martin, cmartin",
    "@handle, handle",
    "00 47-11, 004711",
  })
  void readsIdentifiers(String identifier, String normal) {
    assertThat(Normal.identifier(identifier)).isEqualTo(normal);
  }

  @ParameterizedTest
  @CsvSource({
    "+49 30 1234567, 301234567",
    "0049 (30) 123-45-67, 301234567",
    "1234, ''",
    "030/123 45 67, 301234567",
  })
  void readsPhones(String phone, String normal) {
    assertThat(Normal.phone(phone)).isEqualTo(normal.isEmpty() ? "" : normal);
  }
}
