package dev.sluice.repository.finding.cause.column;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Explained;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.Leftover;
import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.ReadFile.NotDates;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Suspicion;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Day and month of a date are exchanged. Dates with a day after the twelfth are then rejected, and
 * dates whose day equals the month do not change.
 */
final class DayAndMonth implements Hypothesis {
  private static final String ISO_EXCHANGED = "yyyy-dd-MM";
  private static final int DATE_LENGTH = 10;

  @Override
  public List<Suspicion> test(Sample sample) {
    return sample.considerable().stream()
        .map(property -> test(sample, property))
        .filter(each -> each.share().hits() > 0)
        .toList();
  }

  private static Suspicion test(Sample sample, Property property) {
    String name = property.name();
    Matching matching =
        Matching.of(sample, name, (before, after) -> before.equals(exchanged(after)));
    long rejected = sample.file().notDates().getOrDefault(name, NotDates.NONE).rows();
    Explained explained =
        rejected == 0
            ? matching.explained()
            : matching.explained().and(Explained.rejected(name, rejected));
    Suspicion suspicion =
        Suspicion.of(Cause.DATE_DAY_MONTH, matching.share(), explained, List.of(name))
            .leaving(Leftover.estimate(sample, List.of(name), values -> reread(values, name)));
    String format = exchangedFormat(property.format());
    return format == null || property.column() == null
        ? suspicion
        : suspicion.read(Reading.formats(sample.target(), Map.of(name, format)));
  }

  private static Map<String, String> reread(Map<String, String> values, String property) {
    String value = values.get(property);
    String exchanged = value == null ? null : exchanged(value);
    if (exchanged == null) {
      return values;
    }
    Map<String, String> read = new TreeMap<>(values);
    read.put(property, exchanged);
    return read;
  }

  /** The date, or the one at the beginning of a time, with day and month exchanged. */
  static @Nullable String exchanged(String value) {
    if (value.length() < DATE_LENGTH) {
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(value.substring(0, DATE_LENGTH));
      LocalDate exchanged =
          LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue());
      return exchanged + value.substring(DATE_LENGTH);
    } catch (DateTimeException e) {
      // It is no date, or its day is no month.
      return null;
    }
  }

  /** The format with days and months in each other's places; null if a month is a name in it. */
  static @Nullable String exchangedFormat(@Nullable String format) {
    if (format == null) {
      return ISO_EXCHANGED;
    }
    if (format.contains("MMM") || format.indexOf('M') < 0 || format.indexOf('d') < 0) {
      return null;
    }
    return format.replace('d', '\u0000').replace('M', 'd').replace('\u0000', 'M');
  }
}
