package dev.sluice.repository.finding.plan;

import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.jooq.impl.DSL.jsonbGetAttribute;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;

import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.finding.evidence.ReadFile;
import dev.sluice.repository.finding.evidence.ReadFile.NotDates;
import dev.sluice.repository.plan.SourceFiles.SourceFile;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.file.RunFile;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;

/** The files of a run, and those of earlier runs. */
final class RunFiles {
  private final DSLContext dsl;
  private final ConnectorDefinition connector;
  private final Synchronization run;
  private final FileColumns columns;
  private final RejectedDates rejected;

  RunFiles(DSLContext dsl, ConnectorDefinition connector, Synchronization run) {
    this.dsl = dsl;
    this.connector = connector;
    this.run = run;
    this.columns = new FileColumns(dsl, run);
    this.rejected = new RejectedDates(dsl, run.id());
  }

  ReadFile of(EntityTypeDefinition type) {
    return file(type.source(), rejected.notDates(type));
  }

  ReadFile of(String source) {
    return file(source, Map.of());
  }

  private ReadFile file(String source, Map<String, NotDates> notDates) {
    SourceFile file = run.sources().bySource().get(source);
    SourceDefinition definition = connector.source(source);
    String encoding = definition.csv() == null ? null : definition.csv().encoding();
    // A command file without one says that there is nothing to do.
    if (file == null || file.commands()) {
      return new ReadFile(
          name(definition), encoding, Content.ROWS, file != null, null, null, null, notDates);
    }
    String sha256 = file.content() == Content.ROWS ? file.sha256() : null;
    return new ReadFile(
        name(definition),
        encoding,
        file.content(),
        false,
        sha256 == null ? null : usedOn(source, sha256),
        sha256 == null ? null : sameAs(source, sha256),
        sha256 == null ? null : columns.of(source),
        notDates);
  }

  private String name(SourceDefinition source) {
    RunFile imported = run.file();
    return imported != null && imported.source().equals(source.name())
        ? imported.name()
        : source.file().pathFor(run.mode() == Mode.INCREMENTAL);
  }

  /** When it was applied before; the one that was applied last is no older one. */
  private @Nullable Instant usedOn(String source, String sha256) {
    Field<String> digest =
        jsonbGetAttributeAsText(jsonbGetAttribute(SYNCHRONIZATION.SOURCES, source), "sha256");
    List<Record2<String, OffsetDateTime>> applied =
        dsl.select(digest, SYNCHRONIZATION.ENDED_AT)
            .from(SYNCHRONIZATION)
            .where(SYNCHRONIZATION.CONNECTOR.eq(run.connector()))
            .and(SYNCHRONIZATION.STATUS.eq(Status.COMPLETED.name()))
            .and(SYNCHRONIZATION.MODE.ne(Mode.INCREMENTAL.name()))
            .and(SYNCHRONIZATION.ID.ne(run.id()))
            .and(digest.isNotNull())
            .orderBy(SYNCHRONIZATION.ENDED_AT.desc())
            .limit(200)
            .fetch();
    if (applied.isEmpty() || applied.get(0).value1().equals(sha256)) {
      return null;
    }
    return applied.stream()
        .filter(each -> each.value1().equals(sha256))
        .findFirst()
        .map(each -> each.value2().toInstant())
        .orElse(null);
  }

  /** Another source with the same bytes, though it is another file. */
  private @Nullable String sameAs(String source, String sha256) {
    String path = connector.source(source).file().path();
    return run.sources().bySource().entrySet().stream()
        .filter(each -> sha256.equals(each.getValue().sha256()))
        .map(Map.Entry::getKey)
        .filter(each -> !connector.source(each).file().path().equals(path))
        .findFirst()
        .orElse(null);
  }
}
