package dev.sluice.agent.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteScannerTest {
  @Test
  void marksTheFirstOfSeveralCharacters() {
    Random random = new Random(3);
    byte[] bytes = new byte[12];
    for (int i = 0; i < 200_000; i++) {
      for (int at = 0; at < bytes.length; at++) {
        // Neighbours of what is looked for, and bytes of other characters, are the likely mistakes.
        bytes[at] = (byte) ("!\"#\t\n\13\0".charAt(random.nextInt(7)) | random.nextInt(6) / 5 << 7);
      }
      int start = random.nextInt(5);
      long eight = ByteScanner.at(bytes, start);
      long marks = ByteScanner.marks(eight, '"') | ByteScanner.marks(eight, '\n');
      int expected = 0;
      while (expected < 8 && bytes[start + expected] != '"' && bytes[start + expected] != '\n') {
        expected++;
      }
      assertThat(marks == 0 ? 8 : ByteScanner.first(marks)).isEqualTo(expected);

      int found = start;
      while (found < bytes.length && bytes[found] != '"' && bytes[found] != '\n') {
        found++;
      }
      assertThat(ByteScanner.indexOf(bytes, start, bytes.length, '"', '\n')).isEqualTo(found);
    }
  }
}
