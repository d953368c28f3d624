package dev.sluice.repository.profile;

import static dev.sluice.repository.jooq.Tables.COLUMN_PROFILE;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import dev.sluice.contract.profile.SourceProfile;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.jooq.tables.records.SynchronizationRecord;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * The profiles of a connector's last applied runs.
 *
 * @param ofMode of runs of the same mode, the latest first
 * @param ofAnyMode of runs of any mode, the latest first
 */
record AppliedProfiles(List<SourceProfile> ofMode, List<SourceProfile> ofAnyMode) {
  /** How many runs say what is usual. */
  static final int RUNS = 20;

  /** What was applied before this run. */
  static AppliedProfiles before(DSLContext dsl, SynchronizationRecord run) {
    Set<Mode> alike = alike(Mode.valueOf(run.getMode()));
    return new AppliedProfiles(
        profiles(dsl, run, alike), profiles(dsl, run, EnumSet.allOf(Mode.class)));
  }

  /** A first load reads the same files as complete runs do. */
  static Set<Mode> alike(Mode mode) {
    return mode == Mode.INCREMENTAL
        ? EnumSet.of(Mode.INCREMENTAL)
        : EnumSet.of(Mode.INITIAL, Mode.COMPLETE);
  }

  private static List<SourceProfile> profiles(
      DSLContext dsl, SynchronizationRecord run, Set<Mode> modes) {
    var applied =
        dsl.select(SYNCHRONIZATION.ID, SYNCHRONIZATION.ARRIVAL)
            .from(SYNCHRONIZATION)
            .where(SYNCHRONIZATION.CONNECTOR.eq(run.getConnector()))
            .and(SYNCHRONIZATION.ARRIVAL.lt(run.getArrival()))
            .and(SYNCHRONIZATION.STATUS.eq(Status.COMPLETED.name()))
            .and(SYNCHRONIZATION.MODE.in(modes.stream().map(Mode::name).toList()))
            .and(
                exists(
                    selectOne()
                        .from(COLUMN_PROFILE)
                        .where(COLUMN_PROFILE.SYNCHRONIZATION_ID.eq(SYNCHRONIZATION.ID))))
            .orderBy(SYNCHRONIZATION.ARRIVAL.desc())
            .limit(RUNS)
            .asTable("applied");
    return dsl.select(COLUMN_PROFILE.PROFILE)
        .from(applied)
        .join(COLUMN_PROFILE)
        .on(COLUMN_PROFILE.SYNCHRONIZATION_ID.eq(applied.field(SYNCHRONIZATION.ID)))
        .orderBy(applied.field(SYNCHRONIZATION.ARRIVAL).desc())
        .fetch(row -> ColumnProfiles.parse(row.value1()));
  }

  /** Those that a file can be compared with. */
  FileHistory of(SourceProfile file) {
    List<SourceProfile> usual = ofMode.stream().filter(each -> comparable(each, file)).toList();
    return new FileHistory(
        // A command file says as much as its mode lets it say.
        (file.commands() ? ofMode : ofAnyMode)
            .stream().filter(each -> comparable(each, file)).findFirst().orElse(null),
        usual);
  }

  private static boolean comparable(SourceProfile earlier, SourceProfile file) {
    return earlier.source().equals(file.source())
        && earlier.commands() == file.commands()
        && !earlier.uploaded();
  }
}
