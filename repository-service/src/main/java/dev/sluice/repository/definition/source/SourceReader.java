package dev.sluice.repository.definition.source;

import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.definition.source.XlsxFile;
import dev.sluice.repository.definition.yaml.Names;
import dev.sluice.repository.definition.yaml.NearestName;
import dev.sluice.repository.definition.yaml.Section;
import dev.sluice.repository.definition.yaml.Value;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code sources}. */
public final class SourceReader {
  private static final Set<String> LATER_KINDS = Set.of("sql", "ldap", "scim");

  private static final int LONGEST_SHEET_NAME = 31;
  private static final int LAST_ROW = 1_048_576;

  private SourceReader() {}

  public static List<SourceDefinition> read(Section sources) {
    Names.check(sources);
    return sources.names().stream()
        .flatMap(name -> sources.value(name).stream())
        .flatMap(value -> value.section().stream().map(section -> source(value, section)))
        .toList();
  }

  private static SourceDefinition source(Value value, Section section) {
    for (String kind : LATER_KINDS) {
      if (section.names().contains(kind)) {
        section.refuseKey(
            kind, "`" + kind + "` sources are not supported yet", "Use a `csv` or `xlsx` source");
        return new SourceDefinition(name(value), new CsvFile("", null, "", ""));
      }
    }
    section.only("csv", "xlsx", ProfileReader.KEY);
    if (section.names().contains("xlsx")) {
      if (section.names().contains("csv")) {
        section.refuseKey("xlsx", "a source has only one kind", "Keep `csv` or `xlsx`");
      }
      XlsxFile xlsx =
          section
              .section("xlsx")
              .map(SourceReader::xlsx)
              .orElseGet(() -> new XlsxFile("", null, null, null));
      return new SourceDefinition(name(value), null, xlsx);
    }
    CsvFile csv =
        section
            .required("csv")
            .flatMap(Value::section)
            .map(SourceReader::csv)
            .orElseGet(() -> new CsvFile("", null, "", ""));
    return new SourceDefinition(name(value), csv);
  }

  private static String name(Value value) {
    return value.path().substring(value.path().indexOf('.') + 1);
  }

  private static CsvFile csv(Section csv) {
    csv.only("path", "incrementalPath", "delimiter", "encoding", "mayEndWithoutLineEnd");
    return new CsvFile(
        csv.required("path").flatMap(SourceReader::path).orElse(""),
        csv.value("incrementalPath").flatMap(SourceReader::path).orElse(null),
        csv.value("delimiter").flatMap(SourceReader::delimiter).orElse(","),
        csv.value("encoding").flatMap(SourceReader::encoding).orElse(StandardCharsets.UTF_8.name()),
        csv.value("mayEndWithoutLineEnd").flatMap(Value::flag).orElse(false));
  }

  private static XlsxFile xlsx(Section xlsx) {
    xlsx.only("path", "incrementalPath", "sheet", "headerRow");
    return new XlsxFile(
        xlsx.required("path").flatMap(SourceReader::workbook).orElse(""),
        xlsx.value("incrementalPath").flatMap(SourceReader::workbook).orElse(null),
        xlsx.value("sheet").flatMap(SourceReader::sheet).orElse(null),
        xlsx.value("headerRow").flatMap(value -> value.integer(1, LAST_ROW)).orElse(null));
  }

  /** What a file is called and what it is must agree, and people see the name alone. */
  private static Optional<String> workbook(Value value) {
    Optional<String> path = path(value);
    if (path.isPresent() && !path.get().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      value.refuse(
          "the name of a workbook must end in `.xlsx`",
          "Name an XLSX file; save other spreadsheets as XLSX first, and declare other files as"
              + " `csv`");
      return Optional.empty();
    }
    return path;
  }

  private static Optional<String> sheet(Value value) {
    Optional<String> name = value.text();
    if (name.isPresent() && (name.get().isBlank() || name.get().length() > LONGEST_SHEET_NAME)) {
      value.refuse(
          "the name of a sheet has 1 to " + LONGEST_SHEET_NAME + " characters",
          "Write it as on the sheet's tab");
      return Optional.empty();
    }
    return name;
  }

  /** The agent refuses what leaves its folder, too; here the author learns it at once. */
  public static Optional<String> path(Value value) {
    Optional<String> path = value.text();
    Optional<String> reason = path.flatMap(SourceReader::whyNoPath);
    reason.ifPresent(
        each ->
            value.refuse(
                each, "Write a path below the agent's files folder, as in `hr/people.csv`"));
    return reason.isPresent() ? Optional.empty() : path;
  }

  private static Optional<String> whyNoPath(String path) {
    if (path.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.of("the path contains a control character");
    } else if (path.contains("\\")) {
      return Optional.of("the path contains a backslash");
    } else if (path.startsWith("/") || path.matches("[A-Za-z]:.*")) {
      return Optional.of("the path is absolute");
    } else if (Arrays.asList(path.split("/")).contains("..")) {
      return Optional.of("the path leaves the files folder with `..`");
    } else if (path.endsWith("/")) {
      return Optional.of("the path names a folder");
    }
    return Optional.empty();
  }

  private static Optional<String> delimiter(Value value) {
    if (!value.isText()) {
      value.refuseKind("a text", "Put the delimiter in quotes");
      return Optional.empty();
    }
    String delimiter = value.written();
    if (delimiter.length() != 1 || "\"\r\n\0".contains(delimiter)) {
      value.refuse(
          "the delimiter must be one character other than a quote or a line break",
          "Write `\",\"`, `\";\"`, `\"|\"` or, for a tab, `\"\\t\"` in double quotes");
      return Optional.empty();
    }
    return Optional.of(delimiter);
  }

  private static Optional<String> encoding(Value value) {
    Optional<String> name = value.text();
    if (name.isPresent() && !supported(name.get())) {
      value.refuse(
          "there is no encoding `" + NearestName.shorten(name.get()) + "`",
          NearestName.nearest(name.get(), Charset.availableCharsets().keySet())
              .map(near -> "Did you mean `" + near + "`?")
              .orElse("Write `UTF-8`, `windows-1252` or another name known to Java"));
      return Optional.empty();
    }
    return name.map(each -> Charset.forName(each).name());
  }

  private static boolean supported(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }
}
