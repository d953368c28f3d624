package dev.sluice.agent.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineEndTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "a\\n, UTF-8, UTF-8, true",
    "a\\r\\n, UTF-8, UTF-8, true",
    "a\\r, UTF-8, UTF-8, true",
    "\\n, UTF-8, UTF-8, true",
    "a, UTF-8, UTF-8, false",
    "'', UTF-8, UTF-8, false",
    "a\\n, UTF-16LE, UTF-16LE, true",
    "a\\n, UTF-16LE, UTF-16, true",
    "a\\n, UTF-16BE, UTF-16, true",
    "a, UTF-16LE, UTF-16LE, false",
    // Its last byte is that of a line feed.
    "\u0A15, UTF-16LE, UTF-16LE, false",
    "a\\n, UTF-32BE, UTF-32, true",
    "a\\n, IBM037, IBM037, true",
    "a, IBM037, IBM037, false"
  })
  void isFoundInTheFilesOwnBytes(String text, String written, String declared, boolean ends)
      throws Exception {
    String content = text.replace("\\n", "\n").replace("\\r", "\r");
    Path file = Files.write(folder.resolve("file"), content.getBytes(Charset.forName(written)));
    assertThat(LineEnd.ends(file, Charset.forName(declared))).isEqualTo(ends);
  }
}
