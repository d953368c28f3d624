package dev.sluice.repository.definition.model;

import dev.sluice.contract.date.DateCells;
import dev.sluice.contract.date.DatePattern;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.repository.definition.yaml.NearestName;
import dev.sluice.repository.definition.yaml.Section;
import dev.sluice.repository.definition.yaml.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Checks the {@code format} of dates and instants and the keys that belong to it, and tries it on
 * an example with the agent's code.
 */
final class DateFormats {
  private static final String[] BESIDE = {"pivotYear", "timeZone", "locale"};

  private DateFormats() {}

  /** The property with its format, and what the format leaves open. */
  static PropertyDefinition read(Section section, PropertyDefinition property) {
    Optional<Value> value = section.value("format");
    Optional<String> format = value.flatMap(each -> text(each, property.type()));
    PropertyDefinition read =
        new PropertyDefinition(
            property.name(),
            property.column(),
            property.type(),
            format.orElse(null),
            section.value("pivotYear").flatMap(DateFormats::pivotYear).orElse(null),
            section.value("timeZone").flatMap(DateFormats::timeZone).orElse(null),
            section.value("locale").flatMap(DateFormats::language).orElse(null),
            property.required(),
            property.unique());
    if (value.isEmpty()) {
      for (String key : BESIDE) {
        refuseIfWritten(section, key, "`" + key + "` needs a `format`, and there is none");
      }
    }
    if (format.isPresent()) {
      check(section, value.orElseThrow(), format.get(), read);
    }
    return read;
  }

  private static Optional<String> text(Value value, PropertyType type) {
    Optional<String> format = value.text();
    if (format.isPresent() && type != PropertyType.DATE && type != PropertyType.INSTANT) {
      value.refuse(
          "only dates and instants have a format",
          "Add `type: date` or `type: instant`, or remove the format");
      return Optional.empty();
    }
    return format;
  }

  private static void check(Section section, Value value, String format, PropertyDefinition read) {
    DatePattern pattern = new DatePattern(format);
    String quoted = "`" + NearestName.shorten(format) + "`";
    boolean date = read.type() == PropertyType.DATE;
    if (pattern.twoDigitWeekYear()) {
      value.refuse(
          quoted + " has a two-digit week year, so the century is unknown", "Write `YYYY`");
    } else if (pattern.twoDigitYear() && section.value("pivotYear").isEmpty()) {
      value.refuse(
          quoted + " has a two-digit year, so the century is unknown",
          "Add `pivotYear`, the first of the hundred possible years, as in `pivotYear: 1930`");
    } else if (!date && !pattern.tellsOffset() && section.value("timeZone").isEmpty()) {
      value.refuse(
          quoted + " has no offset from UTC",
          "Add `timeZone`, as in `timeZone: Europe/Paris`, or the offset to the format");
    } else if (unread(section, read) && !tellsAll(pattern, read)) {
      value.refuse(
          quoted + " is not a format for a complete " + lower(read.type()),
          date
              ? "Write a pattern with year, month and day, as in `dd/MM/yyyy`"
              : "Write a pattern with date and time, as in `yyyy-MM-dd HH:mm:ss`");
    }
    if (!pattern.twoDigitYear()) {
      refuseIfWritten(section, "pivotYear", "the format already contains the century");
    }
    if (date || pattern.tellsOffset()) {
      refuseIfWritten(
          section,
          "timeZone",
          date ? "a date has no time zone" : "the format already contains the zone");
    }
  }

  /** Whether nothing beside the format is among the problems already. */
  private static boolean unread(Section section, PropertyDefinition read) {
    return section.value("pivotYear").isPresent() == (read.pivotYear() != null)
        && section.value("timeZone").isPresent() == (read.timeZone() != null)
        && section.value("locale").isPresent() == (read.locale() != null);
  }

  private static void refuseIfWritten(Section section, String key, String message) {
    if (section.value(key).isPresent()) {
      section.refuseKey(key, message, "Remove `" + key + "`");
    }
  }

  private static Optional<Integer> pivotYear(Value value) {
    if (!value.isScalar(Tag.INT)) {
      value.refuseKind("a year", "Write it in four digits without quotes, as in `1930`");
      return Optional.empty();
    }
    if (!value.written().matches("[1-9][0-9]{3}")) {
      value.refuse("a pivot year has four digits", "Write it as in `1930`");
      return Optional.empty();
    }
    return Optional.of(Integer.valueOf(value.written()));
  }

  private static Optional<String> timeZone(Value value) {
    Optional<String> zone = value.text();
    if (zone.isPresent() && !isZone(zone.get())) {
      value.refuse(
          "there is no time zone `" + NearestName.shorten(zone.get()) + "`",
          NearestName.nearest(zone.get(), ZoneId.getAvailableZoneIds())
              .map(near -> "Did you mean `" + near + "`?")
              .orElse("Write it as in `Europe/Paris`, `UTC` or `+01:00`"));
      return Optional.empty();
    }
    return zone;
  }

  private static boolean isZone(String text) {
    try {
      ZoneId.of(text);
      return true;
    } catch (DateTimeException unknown) {
      return false;
    }
  }

  private static Optional<String> language(Value value) {
    Optional<String> tag = value.text();
    if (tag.isPresent() && !isLanguage(tag.get())) {
      value.refuse(
          "`" + NearestName.shorten(tag.get()) + "` is not a known language",
          "Write its tag, as in `fr` or `de-AT`");
      return Optional.empty();
    }
    return tag;
  }

  private static boolean isLanguage(String tag) {
    Locale language = Locale.forLanguageTag(tag);
    for (Locale known : Locale.getAvailableLocales()) {
      if (!known.getLanguage().isEmpty() && known.getLanguage().equals(language.getLanguage())) {
        return language.toLanguageTag().equalsIgnoreCase(tag);
      }
    }
    return false;
  }

  /** Whether a written example is found again. */
  private static boolean tellsAll(DatePattern pattern, PropertyDefinition property) {
    Integer pivot = property.pivotYear();
    LocalDate day = LocalDate.of(pivot == null ? 2021 : pivot + 21, 11, 25);
    try {
      DateCells cells = DateCells.of(property);
      DateTimeFormatter writer = pattern.writer(DateCells.language(property), pivot);
      if (property.type() == PropertyType.DATE) {
        return day.equals(cells.date(writer.format(day)));
      }
      String name = property.timeZone();
      ZoneId zone = name == null || pattern.tellsOffset() ? ZoneOffset.UTC : ZoneId.of(name);
      ZonedDateTime time = day.atTime(17, 42, 31).atZone(zone);
      String written = writer.format(time);
      Instant read = cells.instant(written);
      return read != null && writer.format(read.atZone(zone)).equals(written);
    } catch (IllegalArgumentException | DateTimeException e) {
      return false;
    }
  }

  private static String lower(PropertyType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
