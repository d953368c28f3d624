package dev.sluice.agent.sorted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.agent.files.Digests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortedFileReaderTest {
  private static final String[] PIECES = {"a", "é", ",", "\"", "\n", "\r", "plain text", "😀"};

  @Test
  void givesTheCellsThatWereWrittenAcrossTheBordersOfItsBuffer() throws IOException {
    Random random = new Random(5);
    List<List<String>> rows = new ArrayList<>(List.of(List.of("a", "b")));
    for (int i = 0; i < 3000; i++) {
      int most = i % 1000 == 0 ? 40_000 : 20;
      rows.add(List.of(text(random, most), text(random, most)));
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    rows.forEach(row -> file.writeBytes(LineEncoder.line(row)));

    List<List<String>> read = new ArrayList<>();
    List<byte[]> lines = new ArrayList<>();
    try (SortedFileReader reader = reader(file.toByteArray())) {
      read.add(reader.header());
      for (Line line = reader.next(); line != null; line = reader.next()) {
        read.add(line.cells());
        lines.add(line.bytes());
      }
    }

    assertThat(read).isEqualTo(rows);
    rows.remove(0);
    for (int i = 1; i < lines.size(); i++) {
      Line before = new Line(lines.get(i - 1));
      Line after = new Line(lines.get(i));
      for (int cell = 0; cell < 2; cell++) {
        assertThat(Integer.signum(before.compareCell(cell, after)))
            .isEqualTo(
                Integer.signum(
                    Arrays.compareUnsigned(
                        bytes(rows.get(i - 1).get(cell)), bytes(rows.get(i).get(cell)))));
        assertThat(after.cell(cell)).isEqualTo(bytes(rows.get(i).get(cell)));
      }
      assertThat(before.sameAs(after)).isEqualTo(rows.get(i - 1).equals(rows.get(i)));
    }
  }

  @Test
  void refusesALineWithoutAnEnd() throws IOException {
    try (SortedFileReader reader = reader(bytes("a,b\n1,2\n3"))) {
      assertThat(reader.next()).isNotNull();
      assertThatThrownBy(reader::next)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("middle");
    }
  }

  @Test
  void passesOnlyOverTheSameLine() throws IOException {
    String quoted = "\"1\n\",2\n";
    try (SortedFileReader one = reader(bytes("a,b\n1,2\n" + quoted + "3,4\n5,6\n"));
        SortedFileReader other = reader(bytes("a,b\n1,2\n" + quoted + "3,44\n5,6"))) {
      assertThat(other.passes(next(one))).isTrue();
      assertThat(other.passes(next(one))).isTrue();
      assertThat(other.passes(next(one))).isFalse();
      assertThat(next(other).bytes()).isEqualTo(bytes("3,44\n"));
      assertThat(other.passes(next(one))).isFalse();
      assertThatThrownBy(other::next).isInstanceOf(IOException.class);
    }
  }

  @Test
  void tellsTheEndOnlyOfTheFileThatHasTheDigest() throws IOException {
    byte[] file = bytes("a,b\n" + "1,2\n".repeat(100_000));
    String sha256 = sha256(file);
    file[file.length - 2] = '3';
    InputStream changed = new ByteArrayInputStream(file);
    try (SortedFileReader reader =
        new SortedFileReader(changed, sha256, () -> new IllegalArgumentException("changed"))) {
      for (int i = 0; i < 100_000; i++) {
        next(reader);
      }
      assertThatThrownBy(reader::next).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String sha256(byte[] bytes) {
    MessageDigest digest = Digests.sha256();
    digest.update(bytes);
    return Digests.hex(digest);
  }

  private static Line next(SortedFileReader reader) throws IOException {
    return Objects.requireNonNull(reader.next());
  }

  private static SortedFileReader reader(byte[] file) throws IOException {
    InputStream in = new ByteArrayInputStream(file);
    return new SortedFileReader(in);
  }

  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
