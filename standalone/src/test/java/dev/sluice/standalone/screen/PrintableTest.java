package dev.sluice.standalone.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

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

  @Test
  void escapesInJsonWhatSteersATerminal() {
    String json = "{\n  \"a\" : \"\u009b31m \u202e Zoë 😀 \udb40\udc01\"\n}";

    String printable = Printable.json(json);

    assertThat(printable).isEqualTo("{\n  \"a\" : \"\\u009b31m \\u202e Zoë 😀 \\udb40\\udc01\"\n}");
    assertThat(JsonMapper.shared().readTree(printable))
        .isEqualTo(JsonMapper.shared().readTree(json));
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
