package dev.sluice.agent.workbook;

import static dev.sluice.agent.workbook.AWorkbook.row;
import static dev.sluice.agent.workbook.OddFile.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Poisoned and odd workbooks. */
final class OddWorkbooks {
  private static final String HEADER = row(1, "id", "login");
  private static final String ANN = row(2, "1", "ann");
  private static final String DTD =
      "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">"
          + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><x>&b;</x>";

  private OddWorkbooks() {}

  static Stream<OddFile> all() {
    return Stream.of(archives(), contents(), otherKinds(), broken(), odd()).flatMap(each -> each);
  }

  private static AWorkbook good() {
    return AWorkbook.of(HEADER, ANN);
  }

  private static Stream<OddFile> archives() {
    return Stream.of(
        workbook("more parts than any workbook has", OddWorkbooks::manyParts)
            .refused("SOURCE_TOO_MANY_PARTS", "5005 parts"),
        workbook("a part that says nothing a million times", () -> bomb(64L << 20))
            .refused("SOURCE_PACKED_TOO_TIGHTLY", "200 times"),
        workbook("parts of more than 4 GiB in all", OddWorkbooks::claimsFiveGigabytes)
            .refused("SOURCE_TOO_LARGE", "4 GiB"),
        workbook("a part that is larger than it says", OddWorkbooks::lies)
            .refused("SOURCE_MALFORMED", "damaged"),
        workbook("a part whose bytes were changed", OddWorkbooks::changedBytes)
            .refused("SOURCE_MALFORMED", "damaged"),
        workbook("two parts of one name", OddWorkbooks::twoOfOneName)
            .refused("SOURCE_MALFORMED", "two of its parts"),
        workbook("cut off", () -> Arrays.copyOf(good().bytes(), 700))
            .refused("SOURCE_TRUNCATED", "cut off or damaged"),
        workbook("a workbook within the workbook", () -> nested("xl/media/more.xlsx"))
            .refused("SOURCE_WITH_NESTED_FILES", "another file embedded"),
        workbook("an archive that is called a picture", () -> nested("xl/media/image1.png"))
            .refused("SOURCE_WITH_NESTED_FILES", "another file embedded"),
        workbook(
                "an embedded document",
                () -> good().part("xl/embeddings/oleObject1.bin", "anything").bytes())
            .refused("SOURCE_WITH_NESTED_FILES", "another file embedded"));
  }

  private static Stream<OddFile> contents() {
    return Stream.of(
        workbook("macros", () -> good().part("xl/vbaProject.bin", "anything").bytes())
            .refused("SOURCE_WITH_MACROS", "has macros"),
        workbook(
                "macros under another name",
                () ->
                    good()
                        .part("xl/harmless.bin", "anything")
                        .type("/xl/harmless.bin", "application/vnd.ms-office.vbaProject")
                        .bytes())
            .refused("SOURCE_WITH_MACROS", "has macros"),
        workbook(
                "macros of Excel 4",
                () -> good().part("xl/macrosheets/sheet1.xml", "<xml/>").bytes())
            .refused("SOURCE_WITH_MACROS", "has macros"),
        workbook(
                "links to another workbook",
                () ->
                    good().relationship("externalLink", "externalLinks/externalLink1.xml").bytes())
            .refused("SOURCE_WITH_EXTERNAL_LINKS", "other files"),
        workbook(
                "links to another workbook, by their type",
                () ->
                    good()
                        .type(
                            "/xl/e1.xml",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml."
                                + "externalLink+xml")
                        .bytes())
            .refused("SOURCE_WITH_EXTERNAL_LINKS", "other files"),
        workbook("a DTD in the sheet", () -> good().part("xl/worksheets/sheet1.xml", DTD).bytes())
            .refused("SOURCE_WITH_DTD", "document type"),
        workbook(
                "a DTD in the list of types", () -> good().part("[Content_Types].xml", DTD).bytes())
            .refused("SOURCE_WITH_DTD", "document type"),
        workbook("a DTD in a part that nobody reads", () -> good().part("xl/x.xml", DTD).bytes())
            .refused("SOURCE_WITH_DTD", "document type"),
        workbook(
                "a DTD in UTF-16",
                () -> good().part("xl/x.xml", DTD.getBytes(StandardCharsets.UTF_16)).bytes())
            .refused("SOURCE_WITH_DTD", "document type"),
        workbook(
                "a DTD on another machine",
                () ->
                    good()
                        .part(
                            "xl/styles.xml", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\"><x/>")
                        .bytes())
            .refused("SOURCE_WITH_DTD", "document type"),
        workbook("a tag without an end", OddWorkbooks::endlessTag)
            .refused("SOURCE_TOO_LARGE", "tag of more than 1 MiB"),
        workbook("a row of texts that would fill the memory", OddWorkbooks::hugeRow)
            .refused("SOURCE_TOO_LARGE", "row 2 of the sheet"),
        workbook("a text that all cells share", OddWorkbooks::sharedByAll)
            .refused("SOURCE_TOO_LARGE", "many times more than the workbook's size"),
        workbook(
                "all cells of the sheet merged",
                () ->
                    AWorkbook.of(HEADER, ANN)
                        .afterRows("<mergeCells>" + merged(2000) + "</mergeCells>")
                        .bytes())
            .refused("SOURCE_MALFORMED", "merges more than"),
        workbook("more formats than there can be", OddWorkbooks::manyStyles)
            .refused("SOURCE_MALFORMED", "formats of cells"));
  }

  private static Stream<OddFile> otherKinds() {
    return Stream.of(
        workbook("protected by a password", OddWorkbooks::encrypted)
            .refused("SOURCE_ENCRYPTED", "password"),
        workbook("an old workbook", OddWorkbooks::xls).refused("SOURCE_OTHER_SPREADSHEET", "XLS"),
        workbook("an OpenDocument sheet", OddWorkbooks::ods)
            .refused("SOURCE_OTHER_SPREADSHEET", "ODS"),
        workbook(
                "a binary workbook",
                () ->
                    good()
                        .type(
                            "/xl/workbook.bin",
                            "application/vnd.ms-excel.sheet.binary.macroEnabled.main")
                        .bytes())
            .refused("SOURCE_OTHER_SPREADSHEET", "XLSB"),
        workbook("a text document", OddWorkbooks::docx)
            .refused("SOURCE_OTHER_FORMAT", "Office document of another kind"),
        workbook("an archive of something else", () -> AWorkbook.zip(Map.of("a", new byte[9])))
            .refused("SOURCE_OTHER_FORMAT", "a ZIP archive"),
        workbook("CSV", () -> text("id,login\n1,ann\n"))
            .refused("SOURCE_OTHER_FORMAT", "text file"),
        workbook("a web page", () -> text("<html><table><tr><td>id</td></tr></table></html>"))
            .refused("SOURCE_OTHER_FORMAT", "web page"),
        workbook("an XML spreadsheet of 2003", () -> text("<?xml version=\"1.0\"?><Workbook/>"))
            .refused("SOURCE_OTHER_FORMAT", "XML file"),
        workbook("a PDF document", () -> text("%PDF-1.7 and so on"))
            .refused("SOURCE_OTHER_FORMAT", "PDF"),
        workbook("noise", OddWorkbooks::noise).refused("SOURCE_OTHER_FORMAT", "another file"),
        workbook("an old container cut off", () -> Arrays.copyOf(xls(), 600))
            .refused("SOURCE_OTHER_FORMAT", "old Office document"),
        workbook("no bytes at all", () -> new byte[0]).reads());
  }

  private static Stream<OddFile> broken() {
    return Stream.of(
        workbook(
                "a sheet that is no XML",
                () -> good().part("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row").bytes())
            .refused("SOURCE_MALFORMED", "not well-formed XML"),
        workbook(
                "a sheet in an encoding that nobody knows",
                () ->
                    good()
                        .part(
                            "xl/worksheets/sheet1.xml",
                            "<?xml version=\"1.0\" encoding=\"x-none\"?><worksheet/>")
                        .bytes())
            .refused("SOURCE_MALFORMED", "damaged"),
        workbook(
                "a sheet that is not a text",
                () ->
                    good()
                        .part(
                            "xl/worksheets/sheet1.xml", new byte[] {'<', 'a', '>', (byte) 0xC3, 1})
                        .bytes())
            .refused("SOURCE_MALFORMED", "damaged"),
        workbook(
                "an entity that nobody declares",
                () -> AWorkbook.of(HEADER, "<row r=\"2\"><c><v>&x;</v></c></row>").bytes())
            .refused("SOURCE_MALFORMED", "not well-formed XML"),
        workbook(
                "a sheet that is missing",
                () ->
                    good()
                        .relationship("worksheet", "x.xml")
                        .part(
                            "xl/_rels/workbook.xml.rels",
                            "<Relationships><Relationship Id=\"s1\" Type=\"x/worksheet\""
                                + " Target=\"none.xml\"/></Relationships>")
                        .bytes())
            .refused("SOURCE_MALFORMED", "missing"),
        workbook(
                "a workbook without a sheet",
                () -> good().part("xl/workbook.xml", "<workbook/>").bytes())
            .refused("SOURCE_MALFORMED", "no visible sheet with cells"),
        workbook("all sheets hidden", () -> good().hidden().bytes())
            .refused("SOURCE_MALFORMED", "no visible sheet with cells"),
        workbook("rows that go back", () -> AWorkbook.of(HEADER, ANN, row(2, "2", "bob")).bytes())
            .refused("SOURCE_MALFORMED", "rows are not in order"),
        workbook("a row beyond the last", () -> AWorkbook.of(HEADER, row(1048577, "1")).bytes())
            .refused("SOURCE_MALFORMED", "rows are not in order"),
        workbook(
                "a cell of another row",
                () -> AWorkbook.of(HEADER, "<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>").bytes())
            .refused("SOURCE_MALFORMED", "cells of row 2"),
        workbook(
                "a cell beyond the last column",
                () -> AWorkbook.of(HEADER, "<row r=\"2\"><c r=\"XFE2\"><v>1</v></c></row>").bytes())
            .refused("SOURCE_MALFORMED", "cells of row 2"),
        workbook("more columns than are read", () -> AWorkbook.of(row(1, columns(10000))).bytes())
            .refused("SOURCE_MALFORMED", "9999 columns"),
        workbook("two columns of one name", () -> AWorkbook.of(row(1, "id", "login", "id")).bytes())
            .refused("SOURCE_MALFORMED", "column 3 like column 1"),
        workbook("a column that is missing", () -> AWorkbook.of(row(1, "id", "Login")).bytes())
            .refused("SOURCE_MALFORMED", "row 1, column login"));
  }

  private static Stream<OddFile> odd() {
    return Stream.of(
        workbook("a sheet without rows", () -> AWorkbook.of().bytes()).reads(),
        workbook("a header alone", () -> AWorkbook.of(HEADER).bytes()).reads(),
        workbook(
                "blank rows and columns around the table",
                () ->
                    AWorkbook.of(
                            row(4, "", "", "id", "login", "", " "),
                            row(9, "", "", "1", "ann", "", "   "),
                            "<row r=\"10\"><c r=\"C10\" s=\"1\"/><c r=\"D10\" s=\"1\"/></row>",
                            row(20, "", "", "2", "bob"))
                        .bytes())
            .reads("1,ann", "2,bob"),
        workbook(
                "rows and cells without numbers",
                () ->
                    AWorkbook.of(
                            "<row><c t=\"str\"><v>id</v></c><c t=\"str\"><v>login</v></c></row>",
                            "<row><c><v>1</v></c><c t=\"str\"><v>ann</v></c></row>")
                        .bytes())
            .reads("1,ann"),
        workbook(
                "shared texts, rich and with their pronunciation",
                () ->
                    AWorkbook.of(
                            HEADER,
                            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c>"
                                + "<c r=\"B2\" t=\"s\"><v>0</v></c></row>")
                        .sharedStrings(
                            "<r><t>a</t></r><r><rPr/><t xml:space=\"preserve\"> b</t></r>"
                                + "<rPh sb=\"0\" eb=\"1\"><t>zzz</t></rPh>",
                            "<t>007</t>")
                        .bytes())
            .reads("007,a b"),
        workbook(
                "a shared text that is missing",
                () ->
                    AWorkbook.of(
                            HEADER, "<row r=\"2\"><c t=\"s\"><v>7</v></c></row>", row(3, "2", "b"))
                        .bytes())
            .reads("2,b")
            .rejects("2,id,unreadable-cell"),
        workbook(
                "escapes, line breaks and emoji",
                () ->
                    AWorkbook.of(
                            HEADER,
                            row(2, "1", "a_x000D_\nb"),
                            row(3, "2", "_x005F_x0041_"),
                            row(4, "3", "\uD83D\uDE00"))
                        .bytes())
            .reads("1,\"a\r\nb\"", "2,_x0041_", "3,\uD83D\uDE00"),
        workbook(
                "a NUL",
                () -> AWorkbook.of(HEADER, row(2, "1", "a_x0000_b"), row(3, "2", "b")).bytes())
            .reads("2,b")
            .rejects("2,login,nul-character"),
        workbook(
                "32,767 characters, and one more",
                () ->
                    AWorkbook.of(
                            HEADER, row(2, "1", "x".repeat(32767)), row(3, "2", "x".repeat(32768)))
                        .bytes())
            .reads("1," + "x".repeat(32767))
            .rejects("3,login,cell-too-long"),
        workbook(
                "errors, and formulas without a result",
                () ->
                    AWorkbook.of(
                            HEADER,
                            "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"e\"><f>1/0</f>"
                                + "<v>#DIV/0!</v></c></row>",
                            "<row r=\"3\"><c r=\"A3\"><v>2</v></c><c r=\"B3\"><f t=\"shared\""
                                + " si=\"0\"/></c></row>",
                            "<row r=\"4\"><c r=\"A4\"><f>1+2</f><v>3</v></c><c r=\"B4\" t=\"str\">"
                                + "<f t=\"shared\" si=\"0\"/><v>cy</v></c></row>")
                        .bytes())
            .reads("3,cy")
            .rejects("2,login,error-value", "3,login,formula-without-result"),
        workbook(
                "dates of 1904",
                () ->
                    AWorkbook.of(
                            HEADER, "<row r=\"2\"><c><v>1</v></c><c s=\"1\"><v>0</v></c></row>")
                        .properties("date1904=\"1\"")
                        .styles("14")
                        .bytes())
            .reads("1,1904-01-01"),
        workbook(
                "the day that Excel made up",
                () ->
                    AWorkbook.of(
                            HEADER, "<row r=\"2\"><c><v>1</v></c><c s=\"1\"><v>60</v></c></row>")
                        .styles("yyyy-mm-dd")
                        .bytes())
            .rejects("2,login,no-such-date"),
        workbook(
                "numbers that lost digits",
                () ->
                    AWorkbook.of(
                            HEADER,
                            "<row r=\"2\"><c><v>1234567890123450000</v></c><c><v>1</v></c></row>",
                            "<row r=\"3\"><c><v>123456789012345</v></c><c"
                                + " t=\"b\"><v>1</v></c></row>")
                        .bytes())
            .reads("123456789012345,true")
            .rejects("2,id,too-many-digits"),
        workbook(
                "cells merged over rows",
                () ->
                    AWorkbook.of(HEADER, ANN, row(3, "2", ""), row(4, "3", "cy"))
                        .afterRows("<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>")
                        .bytes())
            .reads("1,ann", "3,cy")
            .rejects("3,login,merged-cell"),
        workbook(
                "a type of cells that does not exist",
                () ->
                    AWorkbook.of(
                            HEADER, "<row r=\"2\"><c t=\"zz\"><v>1</v></c></row>", row(3, "2", "b"))
                        .bytes())
            .reads("2,b")
            .rejects("2,id,unreadable-cell"),
        workbook(
                "a text that was written beside the former one",
                () ->
                    AWorkbook.of(
                            HEADER,
                            "<row r=\"2\"><c t=\"inlineStr\"><v>1</v><is><t>2</t></is></c></row>",
                            row(3, "2", "b"))
                        .bytes())
            .reads("2,b")
            .rejects("2,id,unreadable-cell"),
        workbook("the strict kind of workbook", OddWorkbooks::strict).reads("1,2020-03-01"));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String[] columns(int count) {
    return IntStream.range(0, count).mapToObj(each -> "c" + each).toArray(String[]::new);
  }

  private static String merged(int columns) {
    return IntStream.range(0, columns)
        .mapToObj(each -> "<mergeCell ref=\"A1:B1048576\"/>")
        .collect(Collectors.joining());
  }

  private static byte[] manyParts() throws IOException {
    AWorkbook workbook = good();
    IntStream.range(0, 5000).forEach(each -> workbook.part("xl/media/" + each + ".png", "x"));
    return workbook.bytes();
  }

  /** A workbook with a part of so many equal bytes. */
  private static byte[] bomb(long bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      byte[] block = new byte[1 << 20];
      Arrays.fill(block, (byte) ' ');
      for (long written = 0; written < bytes; written += block.length) {
        zip.write(block);
      }
    }
    return out.toByteArray();
  }

  /** A workbook of which the archive says that a part of it has another size. */
  private static byte[] saying(String part, long size, byte[] bytes) {
    byte[] name = text(part);
    for (int at = bytes.length - 46; at > 0; at--) {
      boolean header = bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 1;
      if (header && Arrays.equals(bytes, at + 46, at + 46 + name.length, name, 0, name.length)) {
        for (int i = 0; i < 4; i++) {
          bytes[at + 24 + i] = (byte) (size >> (8 * i));
        }
        return bytes;
      }
    }
    throw new AssertionError("no such part");
  }

  /** Each of its parts is harmless, and all of them together are not. */
  private static byte[] claimsFiveGigabytes() throws IOException {
    AWorkbook workbook = good();
    IntStream.range(0, 640).forEach(each -> workbook.part("xl/media/" + each + ".bin", "x"));
    byte[] bytes = workbook.bytes();
    for (int each = 0; each < 640; each++) {
      saying("xl/media/" + each + ".bin", 8 << 20, bytes);
    }
    return bytes;
  }

  private static byte[] lies() throws IOException {
    return saying("xl/worksheets/sheet1.xml", 100, good().bytes());
  }

  private static byte[] changedBytes() throws IOException {
    byte[] bytes = good().bytes();
    // Within the text of the first part, which is packed.
    bytes[100] ^= 0x55;
    return bytes;
  }

  private static byte[] twoOfOneName() throws IOException {
    return good().part("XL/Workbook.xml", "<workbook/>").bytes();
  }

  private static byte[] nested(String part) throws IOException {
    return good().part(part, good().bytes()).bytes();
  }

  private static byte[] endlessTag() throws IOException {
    Random random = new Random(1);
    String noise =
        random
            .ints(3_000_000, 'a', 'z')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return AWorkbook.of("<row r=\"1\" x=\"" + noise + "\"></row>").bytes();
  }

  private static byte[] hugeRow() throws IOException {
    String cells =
        IntStream.range(0, 5000)
            .mapToObj(each -> "<c t=\"s\"><v>0</v></c>")
            .collect(Collectors.joining());
    return AWorkbook.of(HEADER, "<row r=\"2\">" + cells + "</row>")
        .sharedStrings("<t>" + "x".repeat(32767) + "</t>")
        .bytes();
  }

  private static byte[] sharedByAll() throws IOException {
    String rows =
        IntStream.range(2, 10_000)
            .mapToObj(
                each ->
                    "<row r=\""
                        + each
                        + "\"><c><v>"
                        + each
                        + "</v></c><c t=\"s\"><v>0</v></c></row>")
            .collect(Collectors.joining());
    return AWorkbook.of(HEADER, rows).sharedStrings("<t>" + "x".repeat(32767) + "</t>").bytes();
  }

  private static byte[] manyStyles() throws IOException {
    String styles = "<xf numFmtId=\"0\"/>".repeat(100_002);
    return good()
        .part("xl/styles.xml", "<styleSheet><cellXfs>" + styles + "</cellXfs></styleSheet>")
        .relationship("styles", "styles.xml")
        .bytes();
  }

  private static byte[] encrypted() throws Exception {
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
      encryptor.confirmPassword("secret");
      try (var out = encryptor.getDataStream(container)) {
        out.write(good().bytes());
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      container.writeFilesystem(bytes);
      return bytes.toByteArray();
    }
  }

  private static byte[] xls() throws IOException {
    try (HSSFWorkbook workbook = new HSSFWorkbook()) {
      workbook.createSheet("People").createRow(0).createCell(0).setCellValue("id");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      workbook.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static byte[] ods() throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("mimetype", text("application/vnd.oasis.opendocument.spreadsheet"));
    parts.put("content.xml", text("<office:document-content/>"));
    return AWorkbook.zip(parts);
  }

  private static byte[] docx() throws IOException {
    return AWorkbook.zip(
        Map.of(
            "[Content_Types].xml",
            text(
                "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/"
                    + "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
                    + "</Types>")));
  }

  private static byte[] noise() {
    byte[] bytes = new byte[5000];
    new Random(7).nextBytes(bytes);
    bytes[0] = 1;
    return bytes;
  }

  private static byte[] strict() throws IOException {
    String strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    String relationships =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    return AWorkbook.of()
        .styles("14")
        .part(
            "_rels/.rels",
            relationships
                + "<Relationship Id=\"r1\" Type=\""
                + strict
                + "/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>")
        .part(
            "xl/_rels/workbook.xml.rels",
            relationships
                + "<Relationship Id=\"s1\" Type=\""
                + strict
                + "/worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/><Relationship Id=\"s2\""
                + " Type=\""
                + strict
                + "/styles\" Target=\"styles.xml\"/></Relationships>")
        .part(
            "xl/workbook.xml",
            "<workbook xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns:r=\""
                + strict
                + "\"><sheets><sheet name=\"People\" sheetId=\"1\""
                + " r:id=\"s1\"/></sheets></workbook>")
        .part(
            "xl/worksheets/sheet1.xml",
            "<worksheet xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><sheetData>"
                + HEADER
                + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" s=\"1\" t=\"d\">"
                + "<v>2020-03-01T00:00:00.000</v></c></row></sheetData></worksheet>")
        .bytes();
  }
}
