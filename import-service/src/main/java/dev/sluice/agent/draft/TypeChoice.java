package dev.sluice.agent.draft;

import static dev.sluice.contract.definition.PropertyType.BOOLEAN;
import static dev.sluice.contract.definition.PropertyType.DATE;
import static dev.sluice.contract.definition.PropertyType.DECIMAL;
import static dev.sluice.contract.definition.PropertyType.INSTANT;
import static dev.sluice.contract.definition.PropertyType.INTEGER;
import static dev.sluice.contract.definition.PropertyType.LOCALE;
import static dev.sluice.contract.definition.PropertyType.STRING;

import dev.sluice.agent.draft.ColumnTypes.Reading;
import dev.sluice.contract.definition.PropertyType;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the type of a column. If there are two possible types, the column stays text, and a
 * person is told both.
 *
 * @param look what a person should look at, or null
 */
record TypeChoice(PropertyType type, @Nullable String format, @Nullable String look) {
  /** Digits that nobody adds up. */
  private static final Pattern CODE =
      Pattern.compile(
          "(?i).*(id|number|no|nr|code|phone|mobile|fax|zip|postal|postcode|key|badge)");

  private static final Pattern LANGUAGE = Pattern.compile("(?i).*(lang|locale).*");
  static final TypeChoice TEXT = new TypeChoice(STRING, null, null);

  static TypeChoice of(ColumnProfile column) {
    if (column.filled() == 0) {
      return text("no row has a value, so its type is unknown");
    }
    if (column.types.allow(BOOLEAN)) {
      return Set.of("0", "1").containsAll(column.words())
          ? text("0 and 1 may be numbers or no and yes: write type: integer or type: boolean")
          : new TypeChoice(BOOLEAN, null, null);
    }
    if (column.types.allow(DATE)) {
      return date(column);
    }
    if (column.types.allow(INSTANT)) {
      return instant(column);
    }
    if (column.types.allow(LOCALE) && LANGUAGE.matcher(column.name).matches()) {
      return new TypeChoice(LOCALE, null, null);
    }
    boolean code = column.looksLikeCode() || CODE.matcher(column.name).matches();
    if (column.numeric() && !code) {
      return new TypeChoice(INTEGER, null, null);
    }
    return column.types.allow(DECIMAL) && column.hasDecimals() && !code
        ? new TypeChoice(DECIMAL, null, null)
        : TEXT;
  }

  private static TypeChoice date(ColumnProfile column) {
    List<String> formats =
        column.types.of(DATE).stream()
            .map(each -> each.format() == null ? "" : each.format())
            .toList();
    String first = formats.get(0);
    return formats.stream()
        .filter(each -> monthFirst(each) != monthFirst(first))
        .findFirst()
        .map(
            other ->
                text(
                    "its dates fit "
                        + first
                        + " and "
                        + other
                        + ": write type: date and the right format"))
        .orElseGet(() -> new TypeChoice(DATE, first.isEmpty() ? null : first, null));
  }

  private static boolean monthFirst(String format) {
    return format.startsWith("M");
  }

  /** A clock without a zone tells no instant. */
  private static TypeChoice instant(ColumnProfile column) {
    Reading reading = column.types.of(INSTANT).get(0);
    String format = reading.format();
    return format == null || format.endsWith("'Z'")
        ? new TypeChoice(INSTANT, format, null)
        : text(
            "its times have no zone: write type: instant, format: \""
                + format
                + "\" and the timeZone of the clock");
  }

  private static TypeChoice text(String look) {
    return new TypeChoice(STRING, null, look);
  }
}
