package dev.sluice.agent.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds workbooks part by part, also such as no spreadsheet program would write. */
public final class AWorkbook {
  public static final String SPREADSHEET =
      "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  public static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private String properties = "";
  private String beforeRows = "";
  private String afterRows = "";
  private String moreTypes = "";
  private String moreRelationships = "";
  private String sheetState = "";

  /** A workbook whose first sheet, People, has these rows. */
  public static AWorkbook of(String... rows) {
    AWorkbook workbook = new AWorkbook();
    workbook.parts.put("rows", String.join("\n", rows).getBytes(StandardCharsets.UTF_8));
    return workbook;
  }

  /** A row with cells of text. */
  public static String row(int number, String... cells) {
    StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
    for (int i = 0; i < cells.length; i++) {
      if (!cells[i].isEmpty()) {
        row.append("<c r=\"")
            .append(CellPlace.cell(i, number))
            .append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
            .append(cells[i].replace("&", "&amp;").replace("<", "&lt;"))
            .append("</t></is></c>");
      }
    }
    return row.append("</row>").toString();
  }

  public AWorkbook properties(String attributes) {
    properties = "<workbookPr " + attributes + "/>";
    return this;
  }

  public AWorkbook beforeRows(String xml) {
    beforeRows = xml;
    return this;
  }

  public AWorkbook afterRows(String xml) {
    afterRows = xml;
    return this;
  }

  public AWorkbook hidden() {
    sheetState = " state=\"hidden\"";
    return this;
  }

  /** Adds the formats with these ids or patterns, as the styles 1, 2, ... */
  public AWorkbook styles(String... formats) {
    StringBuilder own = new StringBuilder();
    StringBuilder styles = new StringBuilder("<xf numFmtId=\"0\"/>");
    for (int i = 0; i < formats.length; i++) {
      boolean builtIn = formats[i].matches("\\d{1,2}");
      String id = builtIn ? formats[i] : String.valueOf(164 + i);
      if (!builtIn) {
        own.append("<numFmt numFmtId=\"" + id + "\" formatCode=\"" + formats[i] + "\"/>");
      }
      styles.append("<xf numFmtId=\"" + id + "\"/>");
    }
    return part(
            "xl/styles.xml",
            XML
                + "<styleSheet xmlns=\""
                + SPREADSHEET
                + "\"><numFmts>"
                + own
                + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
                + styles
                + "</cellXfs></styleSheet>")
        .relationship("styles", "styles.xml");
  }

  /** Adds these texts, each as the XML within its item. */
  public AWorkbook sharedStrings(String... items) {
    StringBuilder all = new StringBuilder();
    for (String item : items) {
      all.append("<si>").append(item).append("</si>");
    }
    return part(
            "xl/sharedStrings.xml", XML + "<sst xmlns=\"" + SPREADSHEET + "\">" + all + "</sst>")
        .relationship("sharedStrings", "sharedStrings.xml");
  }

  public AWorkbook relationship(String type, String target) {
    moreRelationships +=
        "<Relationship Id=\"m"
            + moreRelationships.length()
            + "\" Type=\""
            + RELATIONSHIPS
            + "/"
            + type
            + "\" Target=\""
            + target
            + "\"/>";
    return this;
  }

  public AWorkbook type(String part, String contentType) {
    moreTypes += "<Override PartName=\"" + part + "\" ContentType=\"" + contentType + "\"/>";
    return this;
  }

  public AWorkbook part(String name, String content) {
    return part(name, content.getBytes(StandardCharsets.UTF_8));
  }

  public AWorkbook part(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  /** The workbook's bytes. */
  public byte[] bytes() throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>();
    put(
        all,
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
            + "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
            + moreTypes
            + "</Types>");
    String relationships =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    put(
        all,
        "_rels/.rels",
        relationships
            + "<Relationship Id=\"r1\" Type=\""
            + RELATIONSHIPS
            + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    put(
        all,
        "xl/workbook.xml",
        "<workbook xmlns=\""
            + SPREADSHEET
            + "\" xmlns:r=\""
            + RELATIONSHIPS
            + "\">"
            + properties
            + "<sheets><sheet name=\"People\" sheetId=\"1\" r:id=\"s1\""
            + sheetState
            + "/></sheets></workbook>");
    put(
        all,
        "xl/_rels/workbook.xml.rels",
        relationships
            + "<Relationship Id=\"s1\" Type=\""
            + RELATIONSHIPS
            + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            + moreRelationships
            + "</Relationships>");
    put(
        all,
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\""
            + SPREADSHEET
            + "\">"
            + beforeRows
            + "<sheetData>"
            + new String(parts.getOrDefault("rows", new byte[0]), StandardCharsets.UTF_8)
            + "</sheetData>"
            + afterRows
            + "</worksheet>");
    all.putAll(parts);
    all.remove("rows");
    return zip(all);
  }

  private static void put(Map<String, byte[]> parts, String name, String content) {
    parts.put(name, (XML + content).getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] zip(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
