package dev.sluice.repository.profile;

import static dev.sluice.repository.jooq.Tables.COLUMN_PROFILE;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.profile.SourceProfile;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What runs of connectors are compared with, in PostgreSQL. */
class ProfileGuardIT {
  private static final SourceProfile USUAL = AFile.of("100 rows; LOGIN 9:100");
  private static final SourceProfile OTHER = AFile.of("100 rows; LOGIN a:100");
  private static final SourceProfile EMPTIED = AFile.of("100 rows; LOGIN e100");

  private final Repository repository = new Repository();
  private final ConnectorDefinition acme = AConnector.named("acme").users().build();
  private final ConnectorDefinition other = AConnector.named("other").users().build();

  @Test
  void holdsTheRunThatLostAColumnThoughNothingWouldChange() {
    apply(acme, Mode.COMPLETE, USUAL);

    Plan plan = plan(acme, Mode.COMPLETE, EMPTIED);

    assertThat(plan.resources().get("User").updated()).isZero();
    assertThat(plan.breaches()).extracting(Breach::threshold).containsExactly("emptiedColumn");
    assertThat(plan.breaches()).extracting(Breach::column).containsExactly("LOGIN");
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void comparesWithNoOtherConnector() {
    apply(other, Mode.COMPLETE, USUAL);

    assertThat(found(acme, Mode.COMPLETE, EMPTIED)).isEmpty();
  }

  @Test
  void knowsWhatIsUsualAfterFiveRunsOfTheMode() {
    for (int run = 0; run < 4; run++) {
      apply(acme, Mode.COMPLETE, USUAL);
    }
    apply(acme, Mode.INCREMENTAL, USUAL);
    assertThat(found(acme, Mode.COMPLETE, OTHER)).isEmpty();

    apply(acme, Mode.COMPLETE, USUAL);

    assertThat(found(acme, Mode.COMPLETE, OTHER)).containsExactly("newPattern");
    assertThat(found(acme, Mode.INCREMENTAL, OTHER)).isEmpty();
  }

  @Test
  void comparesWithTheLastFileOfAnyMode() {
    apply(acme, Mode.COMPLETE, USUAL);

    assertThat(found(acme, Mode.INCREMENTAL, EMPTIED)).containsExactly("emptiedColumn");
  }

  @Test
  void leavesOutRunsThatWereNotApplied() {
    apply(acme, Mode.COMPLETE, USUAL);
    for (int run = 0; run < 5; run++) {
      ended(planned(acme, Mode.COMPLETE, EMPTIED), Status.CANCELLED);
    }
    ended(planned(acme, Mode.COMPLETE, OTHER), Status.PLANNED);

    assertThat(found(acme, Mode.COMPLETE, EMPTIED)).containsExactly("emptiedColumn");
    assertThat(found(acme, Mode.COMPLETE, OTHER)).isEmpty();
  }

  @Test
  void comparesWithTwentyRunsAtMost() {
    apply(acme, Mode.COMPLETE, OTHER);
    for (int run = 0; run < AppliedProfiles.RUNS; run++) {
      apply(acme, Mode.COMPLETE, USUAL);
    }

    assertThat(found(acme, Mode.COMPLETE, OTHER)).containsExactly("newPattern");
  }

  @Test
  void forgetsTheProfilesOfAnEarlierAttempt() {
    ARun run = run(acme, Mode.COMPLETE, USUAL);
    run.begin();
    run.looking(OTHER).begin();

    assertThat(ColumnProfiles.of(repository.dsl, run.id)).containsExactly(OTHER);
  }

  @Test
  void comparesNothingThatNobodyTold() {
    apply(acme, Mode.COMPLETE, USUAL);

    assertThat(found(acme, Mode.COMPLETE)).isEmpty();
  }

  @Test
  void saysTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      apply(acme, Mode.COMPLETE, USUAL);
      assertThat(found(acme, Mode.COMPLETE, EMPTIED)).containsExactly("emptiedColumn");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void deletesTheProfilesThatNobodyComparesWith() {
    for (int run = 0; run < AppliedProfiles.RUNS + 2; run++) {
      apply(acme, Mode.COMPLETE, USUAL);
    }
    apply(acme, Mode.INCREMENTAL, USUAL);
    apply(other, Mode.COMPLETE, USUAL);
    UUID cancelled = planned(acme, Mode.COMPLETE, EMPTIED);
    ended(cancelled, Status.CANCELLED);
    UUID open = planned(acme, Mode.COMPLETE, EMPTIED);

    OldProfiles.delete(repository.dsl, SYNCHRONIZATION.ID.eq(cancelled));

    assertThat(ColumnProfiles.of(repository.dsl, cancelled)).isEmpty();
    assertThat(ColumnProfiles.of(repository.dsl, open)).hasSize(1);
    assertThat(repository.dsl.fetchCount(COLUMN_PROFILE)).isEqualTo(AppliedProfiles.RUNS + 3);
  }

  private void apply(ConnectorDefinition connector, Mode mode, SourceProfile file) {
    run(connector, mode, file).apply();
  }

  private UUID planned(ConnectorDefinition connector, Mode mode, SourceProfile file) {
    ARun run = run(connector, mode, file);
    run.plan();
    return run.id;
  }

  private Plan plan(ConnectorDefinition connector, Mode mode, SourceProfile... files) {
    return run(connector, mode, files).plan();
  }

  private List<String> found(ConnectorDefinition connector, Mode mode, SourceProfile... files) {
    ARun run = run(connector, mode, files);
    Plan plan = run.plan();
    ended(run.id, Status.CANCELLED);
    return Stream.concat(plan.breaches().stream(), plan.warnings().stream())
        .map(Breach::threshold)
        .toList();
  }

  private ARun run(ConnectorDefinition connector, Mode mode, SourceProfile... files) {
    return repository.run(connector, mode).looking(files);
  }

  private void ended(UUID run, Status status) {
    repository
        .dsl
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, status.name())
        .where(SYNCHRONIZATION.ID.eq(run))
        .execute();
  }
}
