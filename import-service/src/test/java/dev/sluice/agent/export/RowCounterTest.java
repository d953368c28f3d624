package dev.sluice.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowCounterTest {
  private static final String[] PIECES = {
    "\"", "\"\"", ",", ";", "\n", "\n", "\r", "\r\n", " ", "\t", "a", "é", "漢", "😀", "\uFEFF",
    "\u2003", "\u3000", "\u00A0", "\u2028", "\0"
  };
  private static final byte[] BROKEN = {(byte) 0xFF, (byte) 0xC3, (byte) 0xE2, (byte) 0x80};

  @Test
  void countsBytesAsItCountsCharacters() {
    Random random = new Random(11);
    for (int i = 0; i < 100_000; i++) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      int pieces = random.nextInt(40);
      for (int j = 0; j < pieces; j++) {
        if (random.nextInt(40) == 0) {
          file.write(BROKEN[random.nextInt(BROKEN.length)]);
        } else {
          String piece =
              PIECES[random.nextInt(PIECES.length)].repeat(random.nextInt(12) / 11 * 9 + 1);
          file.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
        }
      }
      byte[] bytes = file.toByteArray();
      char delimiter = ",;\t".charAt(random.nextInt(3));
      RowCounter counter = RowCounter.of(delimiter, StandardCharsets.UTF_8);
      RowCounter reference = new CharacterRowCounter(delimiter, StandardCharsets.UTF_8);
      assertThat(counter).isInstanceOf(Utf8RowCounter.class);
      for (int start = 0; start < bytes.length; ) {
        int length = Math.min(bytes.length - start, 1 + random.nextInt(i % 2 == 0 ? 9 : 90));
        byte[] part = Arrays.copyOfRange(bytes, start, start + length);
        counter.read(part, length);
        reference.read(part, length);
        start += length;
      }
      assertThat(counter.rowsAfterHeader())
          .as(new String(bytes, StandardCharsets.UTF_8))
          .isEqualTo(reference.rowsAfterHeader());
    }
  }
}
