package dev.sluice.repository.compare.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.sluice.repository.StepException;
import dev.sluice.repository.compare.wire.WireReader.Commands;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

class WireReaderTest {
  private static final List<String> COLUMNS = List.of("a", "b");
  private static final List<String> PIECES =
      List.of(",", "\n", "\"", "\"\"", "\r", "x", "yz", " ", "é", "\uD83D\uDE00", ",\"", "\",");

  @Example
  void tellsTheTwoFormsApart() {
    assertThat(open("command,a,b\n", Commands.OPTIONAL).commands()).isTrue();
    assertThat(open("a,b\n", Commands.OPTIONAL).commands()).isFalse();
    for (String wrong : List.of("", "\n", "a\n", "b,a\n", "command,a\n", "\uFEFFa,b\n", "a,b")) {
      refused(() -> open(wrong, Commands.OPTIONAL));
    }
    refused(() -> open("command,a,b\n", Commands.NONE));
    refused(() -> open("a,b\n", Commands.REQUIRED));
  }

  @Example
  void takesMoreCellsOnlyWhereTheyMayVary() {
    var variable =
        new WireReader(stream("a,b\n1,2,3\n"), COLUMNS, Commands.NONE, /* variable= */ true, 8);
    assertThat(variable.next()).isTrue();
    assertThat(variable.cells()).isEqualTo(3);
    refused(() -> rows(bytes("a,b\n1,2,3\n"), 8));
    refused(() -> rows(bytes("a,b\n1\n"), 8));
  }

  @Example
  void refusesWhatIsNoGuessToMake() {
    for (String wrong : List.of("1,2", "1,\"2", "1,\"2\"x\n", "1,2\"\n", "1,2\r\n", "1,a\"b\"\n")) {
      refused(() -> rows(bytes("a,b\n" + wrong), 8));
    }
  }

  @Example
  void readsARowThatIsLargerThanItsBuffer() {
    String huge = "é\"".repeat(1 << 19);
    List<List<String>> rows = List.of(List.of("1", huge), List.of(huge, "2"), List.of("3", "4"));

    assertThat(rows(written(rows), 1 << 10)).isEqualTo(rows);
  }

  @Property(tries = 2000)
  void readsWhatAnAgentWrites(@ForAll @Size(max = 20) List<String> texts, @ForAll Random random) {
    List<String> sound = texts.stream().map(text -> text.replaceAll("\\p{Cs}", "?")).toList();
    var rows = new ArrayList<List<String>>();
    for (int each = 0; each + 1 < sound.size(); each += 2) {
      rows.add(List.of(sound.get(each), sound.get(each + 1)));
    }

    assertThat(rows(written(rows), 2 + random.nextInt(40))).isEqualTo(rows);
  }

  @Property(tries = 20_000)
  void acceptsNothingThatAStrictReaderRefuses(@ForAll Random random) {
    var text = new StringBuilder("a,b\n");
    for (int count = random.nextInt(12); count > 0; count--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    byte[] csv = bytes(text.append(random.nextInt(4) == 0 ? "" : "\n").toString());

    List<List<String>> mine = rowsUnlessRefused(csv, 2 + random.nextInt(20));

    if (mine != null) {
      assertThat(mine).isEqualTo(strictly(csv));
    }
  }

  @Property(tries = 20_000)
  void takesTheUtf8ThatTheDecoderTakes(@ForAll Random random) {
    byte[] bytes = new byte[1 + random.nextInt(5)];
    for (int each = 0; each < bytes.length; each++) {
      bytes[each] = (byte) (random.nextInt(8) == 0 ? 'x' : 0x80 + random.nextInt(0x80));
    }

    assertThat(Utf8.isValid(bytes, 0, bytes.length)).isEqualTo(isDecodable(bytes));
  }

  private static WireReader open(String csv, Commands commands) {
    return new WireReader(stream(csv), COLUMNS, commands);
  }

  private static List<List<String>> rows(byte[] csv, int capacity) {
    var reader = new WireReader(slow(csv), COLUMNS, Commands.NONE, false, capacity);
    var rows = new ArrayList<List<String>>();
    while (reader.next()) {
      rows.add(List.of(reader.text(0), reader.text(1)));
    }
    return rows;
  }

  private static @Nullable List<List<String>> rowsUnlessRefused(byte[] csv, int capacity) {
    try {
      return rows(csv, capacity);
    } catch (StepException refused) {
      return null;
    }
  }

  private static List<List<String>> strictly(byte[] csv) {
    var reader =
        new InputStreamReader(new ByteArrayInputStream(csv), StandardCharsets.UTF_8.newDecoder());
    return CsvReader.builder().skipEmptyLines(false).ofCsvRecord(reader).stream()
        .skip(1)
        .map(CsvRecord::getFields)
        .map(List::copyOf)
        .collect(Collectors.toList());
  }

  private static boolean isDecodable(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** What an agent's line encoder makes of them: quotes where they are needed. */
  private static byte[] written(List<List<String>> rows) {
    var text = new StringBuilder("a,b\n");
    for (List<String> row : rows) {
      text.append(row.stream().map(WireReaderTest::cell).collect(Collectors.joining(",")));
      text.append('\n');
    }
    return bytes(text.toString());
  }

  private static String cell(String value) {
    return value.matches("(?s).*[,\"\n\r].*") ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(bytes(text));
  }

  /** Gives a few bytes at a time, so that rows cross borders. */
  private static InputStream slow(byte[] bytes) {
    return new InputStream() {
      private final InputStream whole = new ByteArrayInputStream(bytes);
      private int turn;

      @Override
      public int read() throws IOException {
        return whole.read();
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        turn++;
        return whole.read(target, offset, Math.min(length, turn % 7 == 0 ? 1 : length));
      }
    };
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
    assertThatThrownBy(reading).isInstanceOf(StepException.class);
  }
}
