package dev.sluice.repository.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSignatureTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          people.csv  | `id,name\\n`        | UTF-8      | -
          people.txt  | ``                 | UTF-8      | -
          people      | `\\357\\273\\277id`  | UTF-8      | -
          people.csv  | `PK\\003\\004x`  | UTF-8      | the file is a spreadsheet (XLSX) or a zip archive
          people.xls  | `\\320\\317\\021\\340\\241` | UTF-8 | the file is an old spreadsheet (XLS) or an encrypted one
          people.csv  | `\\037\\213x`    | UTF-8      | the file is compressed with gzip
          people.csv  | `%PDF-1.7`         | UTF-8      | the file is a PDF
          people.csv  | `<!DOCTYPE html>`  | UTF-8      | the file is a web page
          people.csv  | `i\\000d`          | UTF-8      | the file contains NUL bytes, so it is not text
          people.csv  | `i\\000d\\000`     | UTF-16LE   | -
          people.csv  | `\\377\\376i\\000` | UTF-8      | -
          people.xlsx | `id,name\\n`        | UTF-8      | the file is called .xlsx, but is text
          PEOPLE.PDF  | `id,name\\n`        | UTF-8      | the file is called .pdf, but is text
          """)
  void tellsWhatNoTableIs(String name, String start, String encoding, String why) {
    byte[] bytes = start.translateEscapes().getBytes(StandardCharsets.ISO_8859_1);

    assertThat(FileSignature.whyNotCsv(name, bytes, Charset.forName(encoding).name()).orElse(null))
        .isEqualTo(why);
  }
}
