package dev.sluice.repository.finding;

import static dev.sluice.repository.jooq.Tables.REVIEW_FINDING;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.finding.evidence.Word;
import dev.sluice.repository.jooq.tables.records.ReviewFindingRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import tools.jackson.databind.json.JsonMapper;

/** Stores the findings of runs in the order in which they are shown. */
final class FindingTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FindingTable() {}

  /** Keeps these instead of what was found before. */
  static void replace(DSLContext dsl, UUID run, List<Finding> findings) {
    dsl.deleteFrom(REVIEW_FINDING).where(REVIEW_FINDING.SYNCHRONIZATION_ID.eq(run)).execute();
    List<ReviewFindingRecord> rows = new ArrayList<>();
    for (Finding finding : findings) {
      ReviewFindingRecord row = dsl.newRecord(REVIEW_FINDING);
      row.setSynchronizationId(run);
      row.setPlace((short) (rows.size() + 1));
      row.setCode(finding.cause().name());
      row.setWord(finding.word().name());
      row.setTarget(finding.target());
      row.setExplained(finding.explained());
      row.setChanges(finding.changes());
      row.setEvidence(JSONB.valueOf(JSON.writeValueAsString(finding.evidence())));
      if (finding.reading() != null) {
        row.setReading(JSONB.valueOf(JSON.writeValueAsString(finding.reading())));
      }
      rows.add(row);
    }
    dsl.batchInsert(rows).execute();
  }

  static List<Finding> of(DSLContext dsl, UUID run) {
    return dsl.selectFrom(REVIEW_FINDING)
        .where(REVIEW_FINDING.SYNCHRONIZATION_ID.eq(run))
        .orderBy(REVIEW_FINDING.PLACE)
        .fetch(FindingTable::finding);
  }

  private static Finding finding(ReviewFindingRecord row) {
    JSONB reading = row.getReading();
    return new Finding(
        Cause.valueOf(row.getCode()),
        Word.valueOf(row.getWord()),
        row.getTarget(),
        row.getExplained(),
        row.getChanges(),
        JSON.readValue(row.getEvidence().data(), Evidence.class),
        reading == null ? null : JSON.readValue(reading.data(), Reading.class));
  }
}
