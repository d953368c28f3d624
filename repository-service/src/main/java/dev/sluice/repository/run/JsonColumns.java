package dev.sluice.repository.run;

import dev.sluice.contract.Failure;
import dev.sluice.repository.ColumnConverters;
import dev.sluice.repository.plan.PlanCounters;
import dev.sluice.repository.plan.SourceFiles;
import dev.sluice.repository.run.file.RunFile;
import java.sql.SQLException;
import java.util.List;
import org.jooq.JSONB;
import org.postgresql.util.PGobject;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes the JSON columns of a run; another release may have said more there, or less.
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
        new FailureReader(),
        new FailureWriter(),
        new BreachesReader(),
        new BreachesWriter(),
        new ProgressReader(),
        new ProgressWriter(),
        new CountersReader(),
        new CountersWriter(),
        new SourcesReader(),
        new SourcesWriter(),
        new FileReader(),
        new FileWriter());
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

  @ReadingConverter
  private static final class FailureReader implements Converter<PGobject, Failure> {
    @Override
    public Failure convert(PGobject column) {
      return JSON.readValue(text(column), Failure.class);
    }
  }

  @WritingConverter
  private static final class FailureWriter implements Converter<Failure, PGobject> {
    @Override
    public PGobject convert(Failure failure) {
      return jsonb(failure);
    }
  }

  @ReadingConverter
  private static final class BreachesReader implements Converter<PGobject, Breaches> {
    @Override
    public Breaches convert(PGobject column) {
      return Breaches.parse(JSONB.valueOf(text(column)));
    }
  }

  @WritingConverter
  private static final class BreachesWriter implements Converter<Breaches, PGobject> {
    @Override
    public PGobject convert(Breaches breaches) {
      return jsonb(breaches.list());
    }
  }

  @ReadingConverter
  private static final class ProgressReader implements Converter<PGobject, Progress> {
    @Override
    public Progress convert(PGobject column) {
      return JSON.readValue(text(column), Progress.class);
    }
  }

  @WritingConverter
  private static final class ProgressWriter implements Converter<Progress, PGobject> {
    @Override
    public PGobject convert(Progress progress) {
      return jsonb(progress);
    }
  }

  @ReadingConverter
  private static final class CountersReader implements Converter<PGobject, PlanCounters> {
    @Override
    public PlanCounters convert(PGobject column) {
      return PlanCounters.parse(JSONB.valueOf(text(column)));
    }
  }

  @WritingConverter
  private static final class CountersWriter implements Converter<PlanCounters, PGobject> {
    @Override
    public PGobject convert(PlanCounters counters) {
      return jsonb(counters);
    }
  }

  @ReadingConverter
  private static final class SourcesReader implements Converter<PGobject, SourceFiles> {
    @Override
    public SourceFiles convert(PGobject column) {
      return SourceFiles.parse(text(column));
    }
  }

  @WritingConverter
  private static final class SourcesWriter implements Converter<SourceFiles, PGobject> {
    @Override
    public PGobject convert(SourceFiles sources) {
      return jsonb(sources.bySource());
    }
  }

  @ReadingConverter
  private static final class FileReader implements Converter<PGobject, RunFile> {
    @Override
    public RunFile convert(PGobject column) {
      return JSON.readValue(text(column), RunFile.class);
    }
  }

  @WritingConverter
  private static final class FileWriter implements Converter<RunFile, PGobject> {
    @Override
    public PGobject convert(RunFile file) {
      return jsonb(file);
    }
  }
}
