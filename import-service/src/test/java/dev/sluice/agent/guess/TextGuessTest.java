package dev.sluice.agent.guess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.guess.TextGuess.Guess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextGuessTest {
  private static final String FRENCH =
      "id;nom;ville\n1;Amélie Béziers;Besançon\n2;Zoë Müller;Genève\n3;François Noël;Orléans\n";

  /** The reason is for people; a change of it is seen here. */
  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8, true",
    "UTF-16LE, UTF-16LE, false",
    "UTF-16BE, UTF-16BE, false",
    "windows-1252, windows-1252, false",
  })
  void findsTheEncodingOfTextWithoutMark(String written, String guessed, boolean sure)
      throws IOException {
    Guess encoding = guess(FRENCH.getBytes(Charset.forName(written))).encoding();
    assertThat(encoding.value()).isEqualTo(guessed);
    assertThat(encoding.sure()).isEqualTo(sure);
  }

  @Test
  void findsOtherAlphabets() throws IOException {
    String russian = "номер;имя\n1;Анна Петрова\n2;Иван Сидоров\n3;Мария Кузнецова\n";
    assertThat(guess(russian.getBytes(Charset.forName("windows-1251"))).encoding().value())
        .isEqualTo("windows-1251");
  }

  @Test
  void believesAMark() throws IOException {
    Guess encoding = guess(("\uFEFF" + FRENCH).getBytes(StandardCharsets.UTF_16LE)).encoding();
    assertThat(encoding)
        .isEqualTo(new Guess("UTF-16", true, "it begins with a byte order mark of UTF-16"));
    assertThat(guess(("\uFEFF" + FRENCH).getBytes(StandardCharsets.UTF_8)).encoding().reason())
        .isEqualTo("it begins with the byte order mark of UTF-8");
  }

  @Test
  void aCharacterThatTheLookCutsOffIsNoFault() throws IOException {
    byte[] long1 = ("x" + "é;".repeat(700_000)).getBytes(StandardCharsets.UTF_8);
    assertThat(guess(long1).encoding().value()).isEqualTo("UTF-8");
    byte[] cut = Arrays.copyOf("id;é".getBytes(StandardCharsets.UTF_8), 4);
    assertThat(guess(cut).encoding().sure()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '/',
      quoteCharacter = '`',
      value = {
        // text, with ~ for a line end / delimiter / sure
        "a,b,c~1,2,3~/,/true",
        "a;b;c~1;2;3~/;/true",
        "a;b~\"x, y\";2~\"z, w\";3~/;/true",
        "a|b~1|2~/|/true",
        "name:uid:home~root:0:x~/:/true",
        "sep=;~a;b~/;/true",
        "dn,member~\"cn=a,ou=x\",\"cn=b;cn=c\"~/,/true",
        "a~1~2~/,/false",
        "a,b;c,d~1,2;3,4~/,/true",
        "a,b;c~1,2;3~/,/false",
      })
  void findsTheDelimiter(String text, String delimiter, boolean sure) throws IOException {
    Guess guess = guess(text.replace('~', '\n').getBytes(StandardCharsets.UTF_8)).delimiter();
    assertThat(guess.value()).isEqualTo(delimiter);
    assertThat(guess.sure()).isEqualTo(sure);
  }

  @Test
  void findsATab() throws IOException {
    assertThat(guess("a\tb\n1\t2\n".getBytes(StandardCharsets.UTF_8)).delimiter())
        .isEqualTo(new Guess("\t", true, "it splits the rows into 2 cells each"));
  }

  @Test
  void anEmptyFileTellsNothing() throws IOException {
    TextGuess guess = guess(new byte[0]);
    assertThat(guess.encoding().value()).isEqualTo("UTF-8");
    assertThat(guess.delimiter().sure()).isFalse();
  }

  private static TextGuess guess(byte[] bytes) throws IOException {
    return TextGuess.of(new ByteArrayInputStream(bytes));
  }
}
