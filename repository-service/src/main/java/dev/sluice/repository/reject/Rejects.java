package dev.sluice.repository.reject;

import static dev.sluice.repository.jooq.Tables.COMPARED_TARGET;
import static dev.sluice.repository.jooq.Tables.REJECT;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.repository.jooq.tables.records.RejectRecord;
import dev.sluice.repository.reject.RejectedRow.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the rows of a run that could not be used. */
@Component
class Rejects {
  private static final int ROWS_PER_FETCH = 1000;

  private final DSLContext database;

  Rejects(DSLContext database) {
    this.database = database;
  }

  /** The file of a source, or that an entity type or association was read from. */
  RejectedFile file(UUID run, ConnectorDefinition connector, String name) {
    String source =
        Stream.concat(
                connector.entityTypes().stream()
                    .filter(each -> each.name().equals(name))
                    .map(EntityTypeDefinition::source),
                connector.associations().stream()
                    .filter(each -> each.name().equals(name))
                    .map(AssociationDefinition::source))
            .findFirst()
            .orElse(name);
    List<String> targets =
        Stream.concat(
                connector.entityTypes().stream()
                    .filter(each -> each.source().equals(source))
                    .map(EntityTypeDefinition::name),
                connector.associations().stream()
                    .filter(each -> each.source().equals(source))
                    .map(AssociationDefinition::name))
            .toList();
    Optional<String[]> known =
        database
            .select(COMPARED_TARGET.SOURCE_COLUMNS)
            .from(COMPARED_TARGET)
            .where(COMPARED_TARGET.SYNCHRONIZATION_ID.eq(run))
            .and(COMPARED_TARGET.TARGET.in(targets))
            .and(COMPARED_TARGET.SOURCE_COLUMNS.isNotNull())
            .limit(1)
            .fetchOptional(COMPARED_TARGET.SOURCE_COLUMNS);
    return new RejectedFile(connector, source, known.map(columns -> List.of(columns)).orElse(null));
  }

  /**
   * Hands the rejected rows of a source, or of an entity type or association, over as they arrive,
   * in the order of their lines; to be called within a transaction.
   */
  void each(UUID run, String name, RejectedFile file, Consumer<RejectedRow> consumer) {
    try (Stream<RejectRecord> rows =
        database
            .selectFrom(REJECT)
            .where(REJECT.SYNCHRONIZATION_ID.eq(run))
            .and(REJECT.SOURCE.eq(name).or(REJECT.TARGET.eq(name)))
            .orderBy(REJECT.LINE.asc().nullsLast(), REJECT.ID)
            .fetchSize(ROWS_PER_FETCH)
            .stream()) {
      Gathering gathering = new Gathering(file, consumer);
      rows.forEach(gathering::add);
      gathering.end();
    }
  }

  /** Makes one row of all that is wrong with a line of the file, whoever reads it. */
  private static final class Gathering {
    private final RejectedFile file;
    private final Consumer<RejectedRow> consumer;
    private @Nullable Long line;
    private List<String> cells = List.of();
    private final List<Fault> faults = new ArrayList<>();

    Gathering(RejectedFile file, Consumer<RejectedRow> consumer) {
      this.file = file;
      this.consumer = consumer;
    }

    void add(RejectRecord reject) {
      if (line == null || !Objects.equals(line, reject.getLine())) {
        end();
        line = reject.getLine();
        cells = List.of();
      }
      if (cells.isEmpty()) {
        cells = cells(reject);
      }
      faults.add(new Fault(reject.getColumnName(), reject.getCode(), reject.getReason()));
    }

    void end() {
      if (!faults.isEmpty()) {
        consumer.accept(new RejectedRow(line, cells, List.copyOf(faults)));
        faults.clear();
      }
    }

    private List<String> cells(RejectRecord reject) {
      List<String> read = Arrays.asList(reject.getCells());
      if (reject.getLine() != null) {
        return file.cells(read);
      }
      Optional<AssociationDefinition> links = file.association(reject.getTarget());
      if (links.isPresent() && read.size() == 2) {
        return file.cells(links.get(), read.get(0), read.get(1));
      }
      JSON attributes = reject.getAttributes();
      return file.entityType(reject.getTarget())
          .map(
              type ->
                  file.cells(type, reject.getKey(), attributes == null ? null : attributes.data()))
          .orElse(read);
    }
  }
}
