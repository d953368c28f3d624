package dev.sluice.notification.mail;

import static dev.sluice.notification.NotificationFixture.aCancelledRun;
import static dev.sluice.notification.NotificationFixture.aCompletedRun;
import static dev.sluice.notification.NotificationFixture.aFailedRun;
import static dev.sluice.notification.NotificationFixture.aHeldRun;
import static dev.sluice.notification.NotificationFixture.anExpiredRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.Mode;
import dev.sluice.notification.NotificationFixture;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventWordsTest {

  @Test
  void namesConnectorModeEventAndGistInSubject() {
    assertThat(subject(aHeldRun()))
        .isEqualTo(
            "[Sluice] acme-ad: complete run held for review – User: 3 deletes, over the limit of 2"
                + " (maximumDeletedLines)");
    assertThat(subject(aHeldRun().reminding()))
        .startsWith("[Sluice] Reminder: acme-ad: complete run held for review – User: 3 deletes");
    assertThat(subject(aCompletedRun()))
        .isEqualTo(
            "[Sluice] acme-ad: complete run completed – 10 inserted, 5 updated, 3 deleted, 9 links"
                + " changed");
    assertThat(subject(aCompletedRun().counting(Map.of(), Map.of())))
        .isEqualTo("[Sluice] acme-ad: complete run completed – nothing to change");
    assertThat(subject(aFailedRun().in(Mode.INCREMENTAL)))
        .isEqualTo("[Sluice] acme-ad: incremental run failed – source malformed");
    assertThat(subject(aCancelledRun()))
        .isEqualTo("[Sluice] acme-ad: complete run cancelled – nothing was changed");
    assertThat(subject(anExpiredRun()))
        .isEqualTo("[Sluice] acme-ad: complete run expired – nobody decided, nothing was changed");
  }

  @Test
  void doesNotClaimChangesThatMetConflicts() {
    NotificationFixture run =
        aCompletedRun()
            .counting(
                Map.of("User", new Counters(9, 0, 0, 0, 4, 3, 2, 0, 2)),
                Map.of("Group.members", new Counters(9, 0, 0, 0, 1, 0, 0, 8, 1)));

    assertThat(subject(run))
        .endsWith("4 inserted, 3 updated, 2 deleted, 1 link changed, 3 not applied");
    assertThat(words(run).paragraphs())
        .noneMatch(each -> each.contains("All of the run's changes"))
        .anyMatch(each -> each.contains("1 link changed; 3 not applied, because somebody else"));
    assertThat(words(aCompletedRun()).paragraphs())
        .anyMatch(each -> each.startsWith("All of the run's changes were applied: "));
  }

  @Test
  void countsFurtherBreachesInSubject() {
    assertThat(
            subject(
                aHeldRun()
                    .breaching(
                        new Breach("User", "maximumDeletedLines", 2, 3),
                        new Breach("User", "maxPercentageDeletedLines", 10, 12.5),
                        new Breach("Group.members", "maximumLinkInsertedLines", 0, 1))))
        .endsWith("– User: 3 deletes, over the limit of 2 (maximumDeletedLines), and 2 more");
  }

  @Test
  void neutralisesNamesInSubject() {
    String hostile = "acme\r\nBcc: all@example.org\u202e\u0000\u2028";

    assertThat(subject(aHeldRun().ofConnector(hostile)))
        .startsWith("[Sluice] acme��Bcc: all@example.org���: complete run")
        .doesNotContain("\r", "\n", "\u202e", "\u0000", "\u2028");
  }

  @Test
  void cutsSubjectThatNobodyCouldRead() {
    String subject = subject(aHeldRun().ofConnector("𝒶".repeat(500)));

    assertThat(subject.codePointCount(0, subject.length())).isEqualTo(180);
    assertThat(subject).endsWith("𝒶…");
  }

  @Test
  void saysThatForceWasGiven() {
    assertThat(words(aCompletedRun().forced()).paragraphs())
        .contains("olivia started this run with force: no threshold was checked.");
  }

  @Test
  void saysUntilWhenHeldRunWaits() {
    assertThat(words(aHeldRun()).paragraphs())
        .contains(
            "If nobody decides, the run expires on Monday 30 November 2026, 10:15 UTC and changes"
                + " nothing.");
  }

  @Test
  void saysThatEmptySourceAlwaysWaits() {
    assertThat(
            words(aHeldRun().breaching(new Breach("User", Breach.EMPTY_FILE, 0, 0))).paragraphs())
        .contains("A run with an empty source always waits for a person, whatever the limits are.");
  }

  private static String subject(NotificationFixture fixture) {
    return words(fixture).subject();
  }

  private static EventWords words(NotificationFixture fixture) {
    return new EventWords(fixture.build());
  }
}
