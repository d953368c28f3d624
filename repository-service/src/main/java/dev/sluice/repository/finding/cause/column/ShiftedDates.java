package dev.sluice.repository.finding.cause.column;

import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.recount.DateShift;
import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.Leftover;
import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.finding.evidence.Row;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Suspicion;
import dev.sluice.repository.finding.evidence.Update;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All dates are shifted by a distance that is typical for programs: a day or some hours by a time
 * zone, four years and a day by another epoch of spreadsheets, a century by two-digit years. A
 * shift of one year is usual for contracts, and no accident.
 */
final class ShiftedDates implements Hypothesis {
  private static final long EPOCHS = 1462;
  private static final long CENTURY = 100;
  private static final Set<PropertyType> TIMES =
      EnumSet.of(PropertyType.DATE, PropertyType.INSTANT);
  private static final double FEW = 0.05;
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
        .map(usual -> suspicion(sample, property, usual));
  }

  private static Suspicion suspicion(Sample sample, Property property, String usual) {
    String name = property.name();
    Matching matching =
        Matching.of(sample, name, (before, after) -> usual.equals(distance(before, after)));
    Suspicion suspicion =
        Suspicion.of(Cause.DATE_SHIFTED, matching.share(), matching.explained(), List.of(name))
            .detailed(usual);
    // A zone with summer time moves some dates and not others, which no one shift takes back.
    if (property.column() == null || !TIMES.contains(property.type()) || keep(sample, name) > FEW) {
      return suspicion;
    }
    DateShift back = DateShift.of(usual).back();
    Suspicion readable =
        suspicion.read(Reading.shifts(sample.target(), Map.of(name, back.toString())));
    return suspicion.word().explains()
        ? readable.leaving(
            Leftover.estimate(sample, List.of(name), values -> reread(values, name, back)))
        : readable;
  }

  /** The share of the resources with a date that keep it. */
  private static double keep(Sample sample, String property) {
    double any = 0;
    double kept = 0;
    for (Update update : sample.updates()) {
      boolean has = !update.before().getOrDefault(property, "").isEmpty();
      any += has ? sample.updateWeight() : 0;
      kept += has && !update.changes(property) ? sample.updateWeight() : 0;
    }
    for (Row row : sample.unchanged()) {
      boolean has = !row.values().getOrDefault(property, "").isEmpty();
      double weight = has ? sample.unchangedWeight() : 0;
      any += weight;
      kept += weight;
    }
    return any == 0 ? 0 : kept / any;
  }

  private static Map<String, String> reread(
      Map<String, String> values, String property, DateShift shift) {
    String value = values.get(property);
    String moved = value == null ? null : shift.moved(value);
    if (moved == null) {
      return values;
    }
    Map<String, String> read = new TreeMap<>(values);
    read.put(property, moved);
    return read;
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
