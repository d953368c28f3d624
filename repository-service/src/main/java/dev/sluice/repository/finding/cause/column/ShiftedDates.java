package dev.sluice.repository.finding.cause.column;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Suspicion;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All dates moved by a distance that programs make: a day or some hours by a time zone, four years
 * and a day by another epoch of spreadsheets, a century by years of two digits. A year more is what
 * contracts get, and no accident.
 */
final class ShiftedDates implements Hypothesis {
  private static final long EPOCHS = 1462;
  private static final long CENTURY = 100;
  private static final Duration FARTHEST_ZONE = Duration.ofHours(14);
  private static final Duration STEP_OF_ZONES = Duration.ofMinutes(15);

  @Override
  public List<Suspicion> test(Sample sample) {
    return sample.considerable().stream()
        .map(property -> test(sample, property))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Suspicion> test(Sample sample, Property property) {
    String name = property.name();
    Map<String, Integer> distances = new HashMap<>();
    Matching.of(
        sample,
        name,
        (before, after) -> {
          String distance = distance(before, after);
          if (distance != null) {
            distances.merge(distance, 1, Integer::sum);
          }
          return false;
        });
    return distances.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .map(
            usual -> {
              Matching matching =
                  Matching.of(
                      sample, name, (before, after) -> usual.equals(distance(before, after)));
              return Suspicion.of(
                      Cause.DATE_SHIFTED, matching.share(), matching.explained(), List.of(name))
                  .detailed(usual);
            });
  }

  /** How far a date or a time moved, if that is a distance that programs make. */
  static @Nullable String distance(String before, String after) {
    try {
      if (before.indexOf('T') > 0) {
        Duration moved = Duration.between(Instant.parse(before), Instant.parse(after));
        boolean ofZones =
            !moved.isZero()
                && moved.abs().compareTo(FARTHEST_ZONE) <= 0
                && moved.toSeconds() % STEP_OF_ZONES.toSeconds() == 0;
        return ofZones ? moved.toString() : null;
      }
      LocalDate from = LocalDate.parse(before);
      LocalDate to = LocalDate.parse(after);
      long days = ChronoUnit.DAYS.between(from, to);
      if (Math.abs(days) == 1 || Math.abs(days) == EPOCHS) {
        return "P" + days + "D";
      }
      long years = to.getYear() - (long) from.getYear();
      return Math.abs(years) == CENTURY && from.plusYears(years).equals(to)
          ? "P" + years + "Y"
          : null;
    } catch (DateTimeException e) {
      // It is no date.
      return null;
    }
  }
}
