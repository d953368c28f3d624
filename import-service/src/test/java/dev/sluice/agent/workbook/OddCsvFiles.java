package dev.sluice.agent.workbook;

import static dev.sluice.agent.workbook.OddFile.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Odd CSV files: encodings, delimiters, line ends, and files that are no CSV. */
final class OddCsvFiles {
  private static final String PEOPLE = "id,login\n1,Zoë\n2,bob\n";

  private OddCsvFiles() {}

  static Stream<OddFile> all() {
    return Stream.of(encodings(), delimiters(), lines(), otherKinds()).flatMap(each -> each);
  }

  private static Stream<OddFile> encodings() {
    return Stream.of(
        csv("UTF-8 with its mark", () -> in("UTF-8", "\uFEFF" + PEOPLE)).reads("1,Zoë", "2,bob"),
        csv("UTF-16, little end first", () -> in("UTF-16LE", "\uFEFF" + PEOPLE))
            .declared("UTF-16", ",")
            .reads("1,Zoë", "2,bob"),
        csv("UTF-16, big end first", () -> in("UTF-16BE", "\uFEFF" + PEOPLE))
            .declared("UTF-16", ",")
            .reads("1,Zoë", "2,bob"),
        csv("UTF-16 by its full name", () -> in("UTF-16LE", "\uFEFF" + PEOPLE))
            .declared("UTF-16LE", ",")
            .reads("1,Zoë", "2,bob"),
        csv("UTF-16 without a mark", () -> in("UTF-16LE", PEOPLE))
            .declared("UTF-16", ",")
            .refused("SOURCE_UNREADABLE", "no byte order mark"),
        csv("UTF-16 that nobody declares", () -> in("UTF-16LE", "\uFEFF" + PEOPLE))
            .refused("SOURCE_UNREADABLE", "the byte order mark of UTF-16LE"),
        csv("the other UTF-16", () -> in("UTF-16BE", "\uFEFF" + PEOPLE))
            .declared("UTF-16LE", ",")
            .refused("SOURCE_UNREADABLE", "the byte order mark of UTF-16BE"),
        csv("UTF-8 declared as windows-1252", () -> in("UTF-8", "\uFEFF" + PEOPLE))
            .declared("windows-1252", ",")
            .refused("SOURCE_UNREADABLE", "the byte order mark of UTF-8"),
        csv("UTF-32 with its mark", () -> in("UTF-32LE", "\uFEFF" + PEOPLE))
            .declared("UTF-32LE", ",")
            .reads("1,Zoë", "2,bob"),
        csv("windows-1252 that nobody declares", () -> in("windows-1252", PEOPLE))
            .refused("SOURCE_UNREADABLE", "is not text in the declared encoding"),
        csv("windows-1252", () -> in("windows-1252", PEOPLE))
            .declared("windows-1252", ",")
            .reads("1,Zoë", "2,bob"),
        csv("half a character of UTF-16", () -> odd(in("UTF-16LE", "\uFEFF" + PEOPLE)))
            .declared("UTF-16", ",")
            .refused("SOURCE_TRUNCATED", "middle of a character"));
  }

  private static Stream<OddFile> delimiters() {
    return Stream.of(
        csv("semicolons", () -> utf8("id;login\n1;ann\n")).declared("UTF-8", ";").reads("1,ann"),
        csv("tabulators", () -> utf8("id\tlogin\n1\tann\n")).declared("UTF-8", "\t").reads("1,ann"),
        csv("bars", () -> utf8("id|login\n1|ann\n")).declared("UTF-8", "|").reads("1,ann"),
        csv("semicolons that nobody declares", () -> utf8("id;login\n1;ann\n"))
            .refused("SOURCE_MALFORMED", "seems to use ';'"),
        csv("a line that says the delimiter", () -> utf8("sep=;\nid;login\n1;ann\n"))
            .declared("UTF-8", ";")
            .reads("1,ann"),
        csv("a line that says commas", () -> utf8("\uFEFFSEP=,\r\nid,login\r\n1,ann\r\n"))
            .reads("1,ann"),
        csv("a line that says tabulators", () -> utf8("sep=\t\nid\tlogin\n1\tann\n"))
            .declared("UTF-8", "\t")
            .reads("1,ann"),
        csv("a line that says another delimiter", () -> utf8("sep=;\nid;login\n1;ann\n"))
            .refused("SOURCE_MALFORMED", "says that it uses ';'"),
        csv("a line that says the delimiter, and no more", () -> utf8("sep=,\n")).reads(),
        csv("its lines are counted", () -> utf8("sep=,\nid,login\n1,\n2,bob\n"))
            .reads("2,bob")
            .rejects("3,login,required"));
  }

  private static Stream<OddFile> lines() {
    return Stream.of(
        csv("carriage returns", () -> utf8("id,login\r1,ann\r2,bob\r")).reads("1,ann", "2,bob"),
        csv("both", () -> utf8("id,login\r\n1,ann\r\n2,bob\r\n")).reads("1,ann", "2,bob"),
        csv("all kinds of line ends", () -> utf8("id,login\r\n\r1,ann\n\n2,bob\r3,cy"))
            .reads("1,ann", "2,bob", "3,cy"),
        csv("empty columns at the end", () -> utf8("id,login,,\n1,ann,,\n2,bob\n3,cy,,,,\n"))
            .reads("1,ann", "2,bob", "3,cy"),
        csv("empty cells at the end", () -> utf8("id,login\n1,ann,,,\n2,bob, ,\n"))
            .reads("1,ann", "2,bob"),
        csv("more than empty cells at the end", () -> utf8("id,login\n1,ann,,x\n2,bob\n"))
            .reads("2,bob")
            .rejects("2,,ragged-row"),
        csv("cut off in a row", () -> utf8("id,login,,\n1,ann,,\n2"))
            .refused("SOURCE_TRUNCATED", "after 1 of 4 cells"),
        csv("a quote that never closes", () -> utf8("id,login\n1,\"ann\n2,bob\n"))
            .refused("SOURCE_TRUNCATED", "still open"),
        csv("no bytes at all", () -> new byte[0]).reads());
  }

  private static Stream<OddFile> otherKinds() {
    return Stream.of(
        csv("a workbook", () -> AWorkbook.of(AWorkbook.row(1, "id", "login")).bytes())
            .refused("SOURCE_OTHER_FORMAT", "XLSX workbook"),
        csv("an old workbook", () -> bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1))
            .refused("SOURCE_OTHER_FORMAT", "XLS"),
        csv("a packed file", () -> packed(PEOPLE)).refused("SOURCE_OTHER_FORMAT", "GZIP"),
        csv("a PDF document", () -> utf8("%PDF-1.7\n")).refused("SOURCE_OTHER_FORMAT", "PDF"),
        csv("a web page", () -> utf8("<html><body>Sign in</body></html>\n"))
            .refused("SOURCE_MALFORMED", "no such column"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] in(String charset, String text) {
    return text.getBytes(Charset.forName(charset));
  }

  private static byte[] odd(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length - 1);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(utf8(text));
    }
    return bytes.toByteArray();
  }
}
