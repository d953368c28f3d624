package dev.sluice.standalone.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {

  @Test
  void leavesOrdinaryTextAlone() {
    String text = "Zoë \"Tex\" O'Brien, Größl; 日本 😀";

    assertThat(Printable.of(text)).isEqualTo(text);
  }

  @Test
  void writesOutWhatSteersATerminal() {
    assertThat(Printable.of("a\u001b[31mb\u0007c\u009bd\u202ee\u2028f\r\n\t"))
        .isEqualTo("a\\u001b[31mb\\u0007c\\u009bd\\u202ee\\u2028f\\r\\n\\t");
    assertThat(Printable.of("half \ud83d")).isEqualTo("half \\ud83d");
  }

  @ParameterizedTest
  @CsvSource({"abc,3", "Zoë,3", "日本,4", "e\u0301,1", "😀,2", "'',0"})
  void countsColumns(String text, int columns) {
    assertThat(Printable.width(text)).isEqualTo(columns);
  }

  @Test
  void cutsByColumnsAndSaysSo() {
    assertThat(Printable.cut("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Printable.cut("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(Printable.cut("日本語", 4)).isEqualTo("日…");
  }
}
