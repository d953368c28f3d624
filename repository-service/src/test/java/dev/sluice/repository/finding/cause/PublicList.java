package dev.sluice.repository.finding.cause;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.sluice.contract.definition.PropertyType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A list of real people as it really changed: the members of the United States Congress, at 50 days
 * from 2013 to 2026. It was made from the history of {@code legislators-current.yaml} of the
 * project {@code unitedstates/congress-legislators}, which is in the public domain (CC0 1.0). A row
 * of the file is one value of one person, with the first and the last of the days on which it was
 * there.
 *
 * <p>The properties are called as those of {@link People}, so that the same can happen to them.
 */
final class PublicList {
  private static final Map<String, String> COLUMNS = columns();

  private final List<Map<String, Map<String, String>>> days;

  private PublicList(List<Map<String, Map<String, String>>> days) {
    this.days = days;
  }

  static PublicList read() {
    List<Map<String, Map<String, String>>> days = new ArrayList<>();
    try (InputStream file =
            Objects.requireNonNull(PublicList.class.getResourceAsStream("legislators.csv.gz"));
        CsvReader<NamedCsvRecord> values =
            CsvReader.builder()
                .ofNamedCsvRecord(
                    new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
      for (NamedCsvRecord value : values) {
        String column = value.getField("column");
        for (int day = number(value, "first"); day <= number(value, "last"); day++) {
          while (days.size() <= day) {
            days.add(new TreeMap<>());
          }
          days.get(day)
              .computeIfAbsent(value.getField("key"), key -> new HashMap<>())
              .put(COLUMNS.getOrDefault(column, column), value.getField("value"));
        }
      }
      return new PublicList(days);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int number(NamedCsvRecord value, String column) {
    return Integer.parseInt(value.getField(column));
  }

  int days() {
    return days.size();
  }

  Map<String, Map<String, String>> day(int number) {
    return days.get(number);
  }

  /** What the properties hold. */
  static Map<String, PropertyType> types() {
    Map<String, PropertyType> types = new LinkedHashMap<>();
    COLUMNS.values().forEach(each -> types.put(each, PropertyType.STRING));
    List.of("birthday", "hired", "contractEnd").forEach(each -> types.put(each, PropertyType.DATE));
    return types;
  }

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("id", "id");
    columns.put("govtrack", "badge");
    columns.put("last", "sn");
    columns.put("first", "givenName");
    columns.put("icpsr", "login");
    columns.put("url", "mail");
    columns.put("phone", "phone");
    columns.put("state", "department");
    columns.put("start", "hired");
    columns.put("end", "contractEnd");
    List.of(
            "middle",
            "nickname",
            "fullName",
            "birthday",
            "gender",
            "type",
            "district",
            "party",
            "address",
            "office",
            "contactForm")
        .forEach(each -> columns.put(each, each));
    return columns;
  }
}
