package dev.sluice.repository.finding.cause.column;

import dev.sluice.contract.date.DateCells;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.rows.CanonicalValue;
import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Explained;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.ReadFile.Cell;
import dev.sluice.repository.finding.evidence.ReadFile.NotDates;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Suspicion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows are rejected because their dates do not match the definition's format. The rejected cells
 * show it: nearly all of them can be read in one other format, and then equal the stored dates.
 */
final class OtherDateFormat implements Hypothesis {
  /** The usual ones first: of two that read the same cells alike, the first is told. */
  private static final List<String> FORMATS =
      List.of(
          "yyyy-MM-dd",
          "dd/MM/yyyy",
          "MM/dd/yyyy",
          "dd.MM.yyyy",
          "dd-MM-yyyy",
          "MM-dd-yyyy",
          "yyyy-dd-MM",
          "yyyy/MM/dd",
          "yyyy.MM.dd",
          "yyyyMMdd",
          "ddMMyyyy",
          "MMddyyyy",
          "d/M/yyyy",
          "M/d/yyyy",
          "d.M.yyyy",
          "d-M-yyyy",
          "d MMM yyyy",
          "dd-MMM-yyyy",
          "d MMMM yyyy",
          "MMM d, yyyy",
          "dd/MM/yy",
          "MM/dd/yy",
          "dd.MM.yy",
          "yyyy-MM-dd HH:mm:ss",
          "yyyy-MM-dd'T'HH:mm:ss",
          "dd/MM/yyyy HH:mm:ss",
          "dd/MM/yyyy HH:mm",
          "MM/dd/yyyy HH:mm",
          "dd.MM.yyyy HH:mm");

  private static final double CONSIDERABLE = 0.03;
  private static final double READABLE = 0.99;

  @Override
  public List<Suspicion> test(Sample sample) {
    return sample.properties().stream()
        .filter(each -> each.column() != null)
        .map(each -> test(sample, each))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Suspicion> test(Sample sample, Property property) {
    NotDates notDates = sample.file().notDates().getOrDefault(property.name(), NotDates.NONE);
    if (notDates.some().size() < Share.ENOUGH
        || notDates.rows() < CONSIDERABLE * sample.counts().read()) {
      return Optional.empty();
    }
    return FORMATS.stream()
        .filter(format -> !format.equals(property.format()))
        .flatMap(format -> test(property, notDates.some(), format))
        .filter(Tried::isReadable)
        // The first of the best.
        .reduce((a, b) -> b.same().value() > a.same().value() ? b : a)
        .filter(best -> !toldAsDayAndMonth(sample, property, best.format()))
        .map(best -> suspicion(sample, property, notDates, best));
  }

  /** If many dates changed, that their days and months are exchanged says more. */
  private static boolean toldAsDayAndMonth(Sample sample, Property property, String format) {
    return format.equals(DayAndMonth.exchangedFormat(property.format()))
        && sample.considerable().contains(property);
  }

  private static Suspicion suspicion(
      Sample sample, Property property, NotDates notDates, Tried best) {
    String name = property.name();
    return Suspicion.of(
            Cause.DATE_FORMAT,
            best.same(),
            Explained.rejected(name, notDates.rows()),
            List.of(name))
        .detailed(best.format())
        .read(Reading.formats(sample.target(), Map.of(name, best.format())));
  }

  private static Stream<Tried> test(Property property, List<Cell> cells, String format) {
    try {
      return Stream.of(Tried.with(property, cells, format));
    } catch (IllegalArgumentException leavesSomethingOpen) {
      // Such as the century, of which the definition says nothing.
      return Stream.empty();
    }
  }

  /**
   * A format that was tried on rejected cells.
   *
   * @param readable how many of them are dates in it
   * @param same how many of those whose resource has a date mean this one
   */
  private record Tried(String format, Share readable, Share same) {
    static Tried with(Property property, List<Cell> cells, String format) {
      DateCells reader = DateCells.of(property.written(format));
      long readable = 0;
      long known = 0;
      long same = 0;
      for (Cell cell : cells) {
        String value = value(property.type(), reader, cell.text().strip());
        readable += value == null ? 0 : 1;
        known += cell.stored() == null ? 0 : 1;
        same += value != null && Objects.equals(value, cell.stored()) ? 1 : 0;
      }
      return new Tried(format, new Share(readable, cells.size()), new Share(same, known));
    }

    private static @Nullable String value(PropertyType type, DateCells reader, String text) {
      if (type == PropertyType.DATE) {
        LocalDate date = reader.date(text);
        return date == null ? null : CanonicalValue.date(date);
      }
      Instant instant = reader.instant(text);
      return instant == null ? null : CanonicalValue.instant(instant);
    }

    boolean isReadable() {
      return readable.value() >= READABLE;
    }
  }
}
