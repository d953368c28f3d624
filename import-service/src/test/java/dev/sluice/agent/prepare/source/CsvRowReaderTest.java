package dev.sluice.agent.prepare.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.io.BlockStream;
import dev.sluice.agent.prepare.source.SourceRow.Damage;
import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.contract.rows.EmptiedCell;
import dev.sluice.contract.rows.WhiteSpace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reader of our own gives the rows, lines and failures that FastCSV gives. */
class CsvRowReaderTest {
  private static final String[] PIECES = {
    "\"",
    "\"",
    "\"\"",
    ",",
    ",",
    ";",
    "\n",
    "\n",
    "\r",
    "\r\n",
    " ",
    "\t",
    "a",
    "0",
    "plain text",
    "twelve bytes",
    "é",
    "–",
    "漢",
    "😀",
    "§",
    "\0",
    "\uFEFF",
    "\u2003",
    "NULL_NULL",
    "\u001f"
  };
  private static final byte[][] BROKEN = {
    {(byte) 0xFF},
    {(byte) 0xC3},
    {(byte) 0xE2, (byte) 0x80},
    {(byte) 0x80},
    {(byte) 0xED, (byte) 0xA0},
    {(byte) 0xF0, (byte) 0x9F, (byte) 0x98},
    {(byte) 0xC0, (byte) 0xAF},
    {(byte) 0xF5},
    {(byte) 0xF6, 'x'},
    {(byte) 0xE2, '('},
    {(byte) 0xF4, (byte) 0x90},
    {(byte) 0xE0, (byte) 0x80, (byte) 0x80}
  };
  private static final char[] DELIMITERS = {',', ',', ';', '\t', '|', ' ', '§', '–', '\u001f', 'a'};

  @Test
  void readsRandomFilesLikeFastCsv() throws IOException {
    Random random = new Random(20_260);
    for (int i = 0; i < 100_000; i++) {
      byte[] file = file(random);
      char delimiter = DELIMITERS[random.nextInt(DELIMITERS.length)];
      int capacity = 1 + random.nextInt(20);
      int portion = 1 + random.nextInt(9);
      assertThat(read(file, delimiter, StandardCharsets.UTF_8, capacity, portion))
          .as("file %s: %s, delimiter %s", i, new String(file, StandardCharsets.UTF_8), delimiter)
          .isEqualTo(FastCsvTable.read(file, delimiter, StandardCharsets.UTF_8));
    }
  }

  @Test
  void readsOtherEncodingsLikeFastCsv() throws IOException {
    Random random = new Random(7);
    for (String encoding :
        List.of("ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "Shift_JIS")) {
      Charset charset = Charset.forName(encoding);
      for (int i = 0; i < 2_000; i++) {
        String text = new String(file(random), StandardCharsets.UTF_8);
        // Every other file is not what it says it is.
        byte[] file = text.getBytes(i % 2 == 0 ? charset : StandardCharsets.UTF_8);
        assertThat(read(file, ',', charset, 1 + random.nextInt(20), 1 + random.nextInt(9)))
            .as("%s file %s: %s", encoding, i, text)
            .isEqualTo(FastCsvTable.read(file, ',', charset));
      }
    }
  }

  static Stream<byte[]> awkwardInput() {
    InputStream table = CsvRowReaderTest.class.getResourceAsStream("/awkward-input.json");
    JsonNode cases = JsonMapper.shared().readTree(Objects.requireNonNull(table));
    return cases
        .valueStream()
        .filter(each -> each.hasNonNull("content"))
        .map(
            each ->
                each.get("content")
                    .asString()
                    .replace("{10MB}", "x".repeat(10_000_000))
                    .replace("{17MB}", "x".repeat(17_000_000))
                    .getBytes(
                        each.hasNonNull("writtenIn")
                            ? Charset.forName(each.get("writtenIn").asString())
                            : StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("awkwardInput")
  void readsAwkwardInputLikeFastCsv(byte[] file) throws IOException {
    boolean same =
        read(file, ';', StandardCharsets.UTF_8, 1 << 16, 1 << 16)
            .equals(FastCsvTable.read(file, ';', StandardCharsets.UTF_8));
    assertThat(same).isTrue();
  }

  @Test
  void readsLargeRowsLikeFastCsv() throws IOException {
    String long1 = "é".repeat(SourceRow.MAX_CELL_CHARACTERS);
    String quotes = "\"" + "\"\"é".repeat(SourceRow.MAX_CELL_CHARACTERS / 2) + "\"";
    String most = ",".repeat(CsvRowReader.MAX_CELLS - 1);
    List<String> files =
        List.of(
            long1 + ",b\nc\n",
            long1 + "x,b\nc\n",
            quotes + ",b\nc\n",
            quotes + ",\"" + "\"\"é".repeat(SourceRow.MAX_CELL_CHARACTERS) + "\",b\nc",
            most + "\n",
            "a\n" + most + ",\n",
            ("é".repeat(1 << 20) + ",").repeat(32) + "\nx\n",
            ("é".repeat(1 << 20) + ",").repeat(32) + "y\nx\n",
            ("é".repeat((1 << 20) + 1) + ",").repeat(40) + "y\nx\n");
    for (int i = 0; i < files.size(); i++) {
      byte[] file = files.get(i).getBytes(StandardCharsets.UTF_8);
      boolean same =
          read(file, ',', StandardCharsets.UTF_8, 1 << 12, 1 << 16)
              .equals(FastCsvTable.read(file, ',', StandardCharsets.UTF_8));
      assertThat(same).as("file %s", i).isTrue();
    }
  }

  @Test
  void tellsWhereATextStopsBeingOneBeyondItsFirstBuffer() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("\uFEFFid,name\r\n".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < 20_000; i++) {
      file.writeBytes((i + ",Zoë 😀\r\n").getBytes(StandardCharsets.UTF_8));
    }
    file.writeBytes(new byte[] {'7', ',', 'Z', (byte) 0xC3, (byte) 0xAB, (byte) 0xF6, 'x'});
    List<String> rows = read(file.toByteArray(), ',', StandardCharsets.UTF_8, 64, 1 << 16);
    List<String> expected = FastCsvTable.read(file.toByteArray(), ',', StandardCharsets.UTF_8);
    assertThat(rows.get(rows.size() - 1))
        .isEqualTo(expected.get(expected.size() - 1))
        .startsWith("line 20002, character 5");
  }

  @Test
  void writesCellsAsTheirTextIsWritten() throws IOException {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      char delimiter = DELIMITERS[random.nextInt(DELIMITERS.length)];
      CsvRowReader reader =
          new CsvRowReader(
              new Utf8Validator(new ByteArrayInputStream(file(random))), delimiter, 16);
      try {
        for (CsvRow row = reader.next(); row != null; row = reader.next()) {
          LineEncoder encoder = new LineEncoder();
          for (int cell = 0; cell < row.size(); cell++) {
            row.write(cell, encoder);
            String text = row.text(cell);
            assertThat(row.length(cell)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
            assertThat(row.namesNothing(cell))
                .isEqualTo(WhiteSpace.blank(text) || text.equals(EmptiedCell.TEXT));
            assertThat(row.emptied(cell)).isEqualTo(text.equals(EmptiedCell.TEXT));
          }
          assertThat(encoder.end()).isEqualTo(LineEncoder.line(row.row().cells()));
        }
      } catch (CsvRowReader.MalformedException | UndecodableTextException ends) {
        // Whatever was read before was compared.
        assertThat(ends).isNotNull();
      }
    }
  }

  private static byte[] file(Random random) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    int pieces = random.nextInt(30);
    boolean broken = random.nextInt(4) == 0;
    for (int i = 0; i < pieces; i++) {
      if (broken && random.nextInt(12) == 0) {
        file.writeBytes(BROKEN[random.nextInt(BROKEN.length)]);
      } else {
        String piece = PIECES[random.nextInt(PIECES.length)];
        file.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
      }
    }
    return file.toByteArray();
  }

  /** Reads with small buffers and portions, so that rows and characters cross their borders. */
  private static List<String> read(
      byte[] file, char delimiter, Charset encoding, int capacity, int portion) throws IOException {
    List<String> rows = new ArrayList<>();
    InputStream in = new ByteArrayInputStream(file);
    BlockStream text =
        encoding.equals(StandardCharsets.UTF_8)
            ? new Utf8Validator(in)
            : new TranscodedText(new StrictDecoder(in, encoding));
    BlockStream portions =
        new BlockStream() {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return text.read(target, offset, Math.min(length, portion));
          }

          @Override
          public void close() throws IOException {
            text.close();
          }
        };
    try (CsvRowReader reader = new CsvRowReader(portions, delimiter, capacity)) {
      try {
        for (CsvRow row = reader.next(); row != null; row = reader.next()) {
          assertThat(row.damage() == null || row.damage() == Damage.NUL || row.damagedCell() >= 0)
              .isTrue();
          rows.add(row.row().toString());
        }
      } catch (UndecodableTextException found) {
        rows.add(FastCsvTable.failure(found));
      } catch (CsvRowReader.MalformedException malformed) {
        rows.add(reader.line() + " " + malformed.fault);
      }
    }
    return rows;
  }
}
