package dev.sluice.repository.upload;

import static dev.sluice.repository.jooq.Sequences.UPLOAD_ASKED;
import static dev.sluice.repository.jooq.Tables.UPLOAD;

import dev.sluice.contract.Failure;
import dev.sluice.contract.upload.UploadEnd;
import dev.sluice.contract.upload.UploadFindings;
import dev.sluice.contract.upload.UploadPurpose;
import dev.sluice.contract.upload.UploadStatus;
import dev.sluice.contract.upload.UploadVerdict;
import dev.sluice.repository.jooq.tables.records.UploadRecord;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.upload.Pieces.Written;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The uploads and their states; one change at a time under the lock of the row. The class is long
 * because each change of state depends on what every other one may have done to the row before.
 */
@Component
public class Uploads {
  /** A row whose bytes are still arriving; nobody else knows it. */
  static final String RECEIVING = "RECEIVING";

  /** What the status of an upload is until it has ended. */
  static final List<String> OPEN =
      names(Stream.of(UploadStatus.values()).filter(status -> !status.ended()));

  private static final List<String> LATER_ONES_THAT_COUNT =
      names(Stream.of(UploadStatus.WAITING, UploadStatus.PLACING, UploadStatus.TAKEN));

  private final DSLContext database;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Uploads(DSLContext database, TransactionTemplate transaction, Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What somebody sends, before its bytes have arrived. */
  record Announced(
      String connector,
      String agent,
      String source,
      UploadPurpose purpose,
      String name,
      @Nullable String path,
      String by) {}

  /** Makes a row for bytes to come. */
  UUID begin(Announced announced) {
    UUID id = UUID.randomUUID();
    database
        .insertInto(UPLOAD)
        .set(UPLOAD.ID, id)
        .set(UPLOAD.CONNECTOR, announced.connector())
        .set(UPLOAD.SOURCE, announced.source())
        .set(UPLOAD.PURPOSE, announced.purpose().name())
        .set(UPLOAD.STATUS, RECEIVING)
        .set(UPLOAD.AGENT, announced.agent())
        .set(UPLOAD.NAME, announced.name())
        .set(UPLOAD.PATH, announced.path())
        .set(UPLOAD.UPLOADED_BY, announced.by())
        .set(UPLOAD.UPLOADED_AT, now())
        .set(UPLOAD.ASKED_AT, now())
        .execute();
    return id;
  }

  /** Forgets bytes that did not all arrive, or that are there already. */
  void abandon(UUID id) {
    database.deleteFrom(UPLOAD).where(UPLOAD.ID.eq(id)).execute();
  }

  /** The last upload for the same purpose, if the same person sent the same bytes. */
  Optional<UploadRecord> same(Announced announced, Written written) {
    return database
        .selectFrom(UPLOAD)
        .where(UPLOAD.CONNECTOR.eq(announced.connector()))
        .and(UPLOAD.SOURCE.eq(announced.source()))
        .and(UPLOAD.PURPOSE.eq(announced.purpose().name()))
        .and(UPLOAD.STATUS.notIn(RECEIVING, UploadStatus.FORMER.name()))
        .orderBy(UPLOAD.ASKED.desc())
        .limit(1)
        .fetchOptional()
        .filter(last -> last.getSha256().equals(written.sha256()))
        .filter(last -> last.getUploadedBy().equals(announced.by()))
        .filter(last -> Objects.equals(last.getPath(), announced.path()))
        .filter(last -> last.getAgent().equals(announced.agent()))
        .filter(last -> last.getForgottenAt() == null);
  }

  /** All bytes have arrived: from here on the upload waits for the agent. */
  UploadRecord received(UUID id, Written written) {
    return changed(
        id,
        row -> {
          row.setBytes(written.bytes());
          row.setSha256(written.sha256());
          return ask(row);
        });
  }

  /** A file that nobody uploaded is in the history from here on. */
  void receivedFormer(UUID id, Written written) {
    changed(
        id,
        row -> {
          row.setBytes(written.bytes());
          row.setSha256(written.sha256());
          return end(row, UploadStatus.FORMER, null);
        });
  }

  /**
   * Asks for an upload again; one that is under way already goes on.
   *
   * @param agent the one that takes it now
   * @param path where it is to stand now
   */
  UploadRecord again(UUID id, String agent, @Nullable String path) {
    return changed(
        id,
        row -> {
          if (OPEN.contains(row.getStatus())) {
            return row;
          }
          if (row.getForgottenAt() != null) {
            throw new ProblemException(
                ProblemCode.FORGOTTEN, "The file is no longer stored. Upload it again.");
          }
          row.setAgent(agent);
          row.setPath(path);
          return ask(row);
        });
  }

  private UploadRecord ask(UploadRecord row) {
    row.setAsked(database.nextval(UPLOAD_ASKED));
    row.setAskedAt(now());
    row.setStatus(UploadStatus.WAITING.name());
    row.setFindings(null);
    row.setFailure(null);
    row.setEndedAt(null);
    if (!row.getPurpose().equals(UploadPurpose.UPDATE.name())) {
      database
          .update(UPLOAD)
          .set(UPLOAD.STATUS, UploadStatus.SUPERSEDED.name())
          .set(UPLOAD.ENDED_AT, now())
          .where(forTheSame(row))
          .and(UPLOAD.ASKED.lt(row.getAsked()))
          .and(UPLOAD.STATUS.eq(UploadStatus.WAITING.name()))
          .execute();
    }
    return row;
  }

  /** Notes what the agent found, and says what it is to do. */
  UploadVerdict found(UUID id, UploadFindings findings) {
    UploadRecord after =
        changed(
            id,
            row -> {
              if (!OPEN.contains(row.getStatus())) {
                return row;
              }
              row.setFindings(FindingsColumn.of(findings));
              if (hasLater(row)) {
                return end(row, UploadStatus.SUPERSEDED, null);
              }
              if (findings.failure() != null) {
                return end(row, UploadStatus.UNUSABLE, null);
              }
              if (row.getPath() == null) {
                return end(row, UploadStatus.TAKEN, null);
              }
              row.setStatus(UploadStatus.PLACING.name());
              return row;
            });
    UploadStatus status = UploadStatus.valueOf(after.getStatus());
    return new UploadVerdict(status, status == UploadStatus.PLACING);
  }

  /** Whether a file came after this one, whatever an attempt of an agent does out of turn. */
  private boolean hasLater(UploadRecord row) {
    return row.getPath() != null
        && database.fetchExists(
            UPLOAD,
            forTheSame(row)
                .and(UPLOAD.ASKED.gt(row.getAsked()))
                .and(UPLOAD.STATUS.in(LATER_ONES_THAT_COUNT)));
  }

  /** The file is in its place. */
  void placed(UUID id) {
    changed(
        id,
        row ->
            row.getStatus().equals(UploadStatus.PLACING.name())
                ? end(row, UploadStatus.TAKEN, null)
                : row);
  }

  /** Ends an upload without the agent's word, unless it has ended or was asked for again. */
  public void end(UploadEnd told) {
    UUID id = UUID.fromString(told.uploadId());
    if (find(id).isEmpty()) {
      // It was withdrawn, since its workflow did not seem to have started.
      return;
    }
    changed(
        id,
        row ->
            OPEN.contains(row.getStatus()) && row.getAsked() == told.asked()
                ? end(row, told.status(), told.failure())
                : row);
  }

  /** Cancels an upload that still waits. */
  UploadRecord cancel(UUID id, Failure reason) {
    return changed(
        id,
        row -> {
          if (!row.getStatus().equals(UploadStatus.WAITING.name())) {
            throw new ProblemException(
                ProblemCode.UPLOAD_NOT_WAITING,
                "The upload is not waiting any longer: " + row.getStatus() + ".");
          }
          return end(row, UploadStatus.CANCELLED, reason);
        });
  }

  private UploadRecord end(UploadRecord row, UploadStatus status, @Nullable Failure reason) {
    row.setStatus(status.name());
    row.setEndedAt(now());
    if (reason != null) {
      row.setFailure(FindingsColumn.of(reason));
    }
    return row;
  }

  /** Whether the history of this one's source has these bytes. */
  boolean knows(UploadRecord row, String sha256) {
    return database.fetchExists(
        UPLOAD,
        forTheSame(row)
            .and(UPLOAD.SHA256.eq(sha256))
            .and(UPLOAD.STATUS.ne(RECEIVING))
            .and(UPLOAD.FORGOTTEN_AT.isNull()));
  }

  private static Condition forTheSame(UploadRecord row) {
    return UPLOAD
        .CONNECTOR
        .eq(row.getConnector())
        .and(UPLOAD.SOURCE.eq(row.getSource()))
        .and(UPLOAD.PURPOSE.eq(row.getPurpose()))
        .and(UPLOAD.ID.ne(row.getId()));
  }

  /** The upload with this id, if all of its bytes have arrived. */
  public Optional<UploadRecord> find(UUID id) {
    return database
        .selectFrom(UPLOAD)
        .where(UPLOAD.ID.eq(id))
        .and(UPLOAD.STATUS.ne(RECEIVING))
        .fetchOptional();
  }

  UploadRecord get(UUID id) {
    return find(id).orElseThrow(() -> unknown(id));
  }

  private static ProblemException unknown(UUID id) {
    return ProblemException.notFound("There is no upload " + id + ".");
  }

  private UploadRecord changed(UUID id, Function<UploadRecord, UploadRecord> change) {
    UploadRecord changed =
        transaction.execute(
            status -> {
              UploadRecord row =
                  database
                      .selectFrom(UPLOAD)
                      .where(UPLOAD.ID.eq(id))
                      .forUpdate()
                      .fetchOptional()
                      .orElseThrow(() -> unknown(id));
              UploadRecord after = change.apply(row);
              after.update();
              return after;
            });
    return Objects.requireNonNull(changed);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static List<String> names(Stream<UploadStatus> statuses) {
    return statuses.map(Enum::name).toList();
  }
}
