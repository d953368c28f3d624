package dev.sluice.repository.run;

import dev.sluice.contract.Failure;
import dev.sluice.repository.ColumnConverters;
import dev.sluice.repository.plan.PlanCounters;
import dev.sluice.repository.plan.SourceFiles;
import dev.sluice.repository.run.file.RunFile;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jooq.JSONB;
import org.postgresql.util.PGobject;
import org.springframework.data.convert.ConverterBuilder;
import org.springframework.data.convert.ConverterBuilder.ConverterAware;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes the JSON columns of a run; another release may have written more or fewer
 * members.
 */
@Component
final class JsonColumns implements ColumnConverters {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  @Override
  public List<?> converters() {
    return List.of(
        column(Failure.class),
        column(Progress.class),
        column(RunFile.class),
        column(
            PlanCounters.class,
            text -> PlanCounters.parse(JSONB.valueOf(text)),
            counters -> counters),
        column(Breaches.class, text -> Breaches.parse(JSONB.valueOf(text)), Breaches::list),
        column(SourceFiles.class, SourceFiles::parse, SourceFiles::bySource));
  }

  private static <T> ConverterAware column(Class<T> type) {
    return column(type, text -> JSON.readValue(text, type), value -> value);
  }

  /**
   * Both directions of a column.
   *
   * @param written what stands in the column as JSON
   */
  private static <T> ConverterAware column(
      Class<T> type, Function<String, T> read, Function<T, Object> written) {
    return ConverterBuilder.reading(PGobject.class, type, column -> read.apply(text(column)))
        .andWriting(value -> jsonb(written.apply(value)));
  }

  private static PGobject jsonb(Object value) {
    try {
      PGobject column = new PGobject();
      column.setType("jsonb");
      column.setValue(JSON.writeValueAsString(value));
      return column;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(PGobject column) {
    String value = column.getValue();
    if (value == null) {
      throw new IllegalStateException("a JSON column without a value");
    }
    return value;
  }
}
