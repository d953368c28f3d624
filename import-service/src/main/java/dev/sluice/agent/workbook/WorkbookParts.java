package dev.sluice.agent.workbook;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The parts of an archive that make up its workbook. Content types and relationships are read as a
 * stream: POI builds a tree of every relationship, and a sheet of people with mail addresses has
 * one for each address.
 */
final class WorkbookParts {
  private static final String MAIN_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
  private static final int MOST_RELATIONSHIPS = 10_000;

  private final WorkbookArchive archive;
  private final WorkbookRefusals refusals;
  private String workbook = "";
  private final Map<String, String> worksheets = new HashMap<>();
  private @Nullable String styles;
  private @Nullable String sharedStrings;

  private WorkbookParts(WorkbookArchive archive, WorkbookRefusals refusals) {
    this.archive = archive;
    this.refusals = refusals;
  }

  /** Finds the parts, and refuses a workbook with parts that no source may have. */
  static WorkbookParts of(WorkbookArchive archive, WorkbookRefusals refusals) throws IOException {
    for (String part : archive.names()) {
      if (part.endsWith(".xml") || part.endsWith(".rels")) {
        XmlPart.refuseDocumentType(archive, part, refusals);
      }
    }
    WorkbookParts parts = new WorkbookParts(archive, refusals);
    parts.readContentTypes();
    parts.readRelationships();
    return parts;
  }

  private void readContentTypes() throws IOException {
    Map<String, String> overrides = new HashMap<>();
    DefaultHandler handler =
        new DefaultHandler() {
          @Override
          public void startElement(
              String uri, String localName, String qualifiedName, Attributes attributes) {
            String type = String.valueOf(attributes.getValue("ContentType"));
            refuse(type);
            if (localName.equals("Override") && type.equals(MAIN_TYPE)) {
              overrides.put(type, String.valueOf(attributes.getValue("PartName")));
            } else if (localName.equals("Default") && type.equals(MAIN_TYPE)) {
              // Some writers declare the type by the ending of the part's name.
              overrides.putIfAbsent(type, "");
            }
          }
        };
    XmlPart.parse(archive, "[Content_Types].xml", handler, refusals);
    if (!overrides.containsKey(MAIN_TYPE)) {
      throw refusals.otherFormat("an Office document of another kind");
    }
  }

  private void refuse(String contentType) {
    if (contentType.contains("sheet.binary")) {
      throw refusals.otherSpreadsheet("a binary workbook (XLSB)");
    }
    if (contentType.contains("vbaProject")
        || contentType.contains("macroEnabled")
        || contentType.contains("macrosheet")) {
      throw refusals.macros();
    }
    if (contentType.contains("externalLink")) {
      throw refusals.externalLinks();
    }
  }

  private void readRelationships() throws IOException {
    relationships(
        "",
        "_rels/.rels",
        (type, id, target) -> {
          if (type.equals("officeDocument")) {
            workbook = target;
          }
        });
    if (workbook.isEmpty()) {
      throw refusals.damaged("it does not name the part with the workbook");
    }
    int slash = workbook.lastIndexOf('/') + 1;
    relationships(
        workbook,
        workbook.substring(0, slash) + "_rels/" + workbook.substring(slash) + ".rels",
        (type, id, target) -> {
          switch (type) {
            case "worksheet" -> worksheets.put(id, target);
            case "styles" -> styles = target;
            case "sharedStrings" -> sharedStrings = target;
            case "externalLink", "externalLinkPath" -> throw refusals.externalLinks();
            case "vbaProject", "xlMacrosheet", "xlIntlMacrosheet" -> throw refusals.macros();
            default -> {
              // Themes, properties, calculation chains: nothing that rows are read from.
            }
          }
        });
  }

  @FunctionalInterface
  private interface Relationship {
    void found(String type, String id, String target);
  }

  private void relationships(String from, String part, Relationship relationship)
      throws IOException {
    DefaultHandler handler =
        new DefaultHandler() {
          private int count;

          @Override
          public void startElement(
              String uri, String localName, String qualifiedName, Attributes attributes) {
            if (!localName.equals("Relationship")) {
              return;
            }
            if (++count > MOST_RELATIONSHIPS) {
              throw refusals.damaged(
                  "it has more than " + MOST_RELATIONSHIPS + " sheets and links");
            }
            String type = String.valueOf(attributes.getValue("Type"));
            boolean external = "External".equals(attributes.getValue("TargetMode"));
            relationship.found(
                // Strict workbooks have another name space and the same names in it.
                type.substring(type.lastIndexOf('/') + 1),
                String.valueOf(attributes.getValue("Id")),
                external ? "" : resolve(from, String.valueOf(attributes.getValue("Target"))));
          }
        };
    XmlPart.parse(archive, part, handler, refusals);
  }

  private String resolve(String from, String target) {
    try {
      String path = new URI("/" + from).resolve(new URI(target)).getPath();
      return path == null || path.isEmpty() ? "" : path.substring(1);
    } catch (URISyntaxException | IllegalArgumentException unusable) {
      throw refusals.damaged("the name of one of its parts is invalid");
    }
  }

  /** The part that lists the sheets. */
  String workbook() {
    return workbook;
  }

  /** The part of the sheet with this id; null if the sheet is none of cells. */
  @Nullable String worksheet(String id) {
    return worksheets.get(id);
  }

  /** The part with the formats of cells, if there is one. */
  @Nullable String styles() {
    return styles == null || !archive.has(styles) ? null : styles;
  }

  /** The part with the texts that cells share, if there is one. */
  @Nullable String sharedStrings() {
    return sharedStrings == null || !archive.has(sharedStrings) ? null : sharedStrings;
  }
}
