package dev.sluice.notification.mail;

import static dev.sluice.notification.NotificationFixture.RUN;
import static dev.sluice.notification.NotificationFixture.aCancelledRun;
import static dev.sluice.notification.NotificationFixture.aCompletedRun;
import static dev.sluice.notification.NotificationFixture.aFailedRun;
import static dev.sluice.notification.NotificationFixture.aHeldRun;
import static dev.sluice.notification.NotificationFixture.anExpiredRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.FoundCause;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageWriterTest {
  private static final String HELD =
      """
      A complete run of acme-ad is held for review

      The run would change more than its limits allow. Nothing has been changed yet: a person must look at the changes and resume or cancel the run.

      If nobody decides, the run expires on Monday 30 November 2026, 10:15 UTC and changes nothing.

      LIMITS EXCEEDED

        * User: 3 deletes, over the limit of 2 (maximumDeletedLines)

      RESOURCES

        Entity type   Read  Inserted  Updated  Deleted  Unchanged  Rejected
        Group           40         0        0        0         40         0
        User         1,000        10        5        3        982         2

      LINKS

        Association     Read  Inserted  Updated  Deleted  Unchanged  Rejected  Pending
        Group.members  4,000         7        0        2      3,991         1       17

      WHAT TO DO NEXT

        See the run:
            ./sluice show 7a0ce5a6-6f2e-4f5c-9c0c-0d6a3b6f4f11
        See why it was held:
            ./sluice findings 7a0ce5a6-6f2e-4f5c-9c0c-0d6a3b6f4f11
        See each change:
            ./sluice changes 7a0ce5a6-6f2e-4f5c-9c0c-0d6a3b6f4f11
        Apply the changes:
            ./sluice resume 7a0ce5a6-6f2e-4f5c-9c0c-0d6a3b6f4f11
        Cancel the run:
            ./sluice cancel 7a0ce5a6-6f2e-4f5c-9c0c-0d6a3b6f4f11
        Over REST:
            https://sluice.example.org/api/synchronizations/7a0ce5a6-6f2e-4f5c-9c0c-0d6a3b6f4f11

      IN TEMPORAL

        Open the workflow in the Temporal UI and send the signal resume or cancel
        with the input {}, or type:
        Apply the changes:
            temporal workflow signal --workflow-id sync/acme-ad/7a0ce5a6-6f2e-4f5c-9c0c-0d6a3b6f4f11 --name resume --input '{}'
        Cancel the run:
            temporal workflow signal --workflow-id sync/acme-ad/7a0ce5a6-6f2e-4f5c-9c0c-0d6a3b6f4f11 --name cancel --input '{}'

      THE RUN

        Synchronization: 7a0ce5a6-6f2e-4f5c-9c0c-0d6a3b6f4f11
        Connector: acme-ad
        Mode: complete
        Status: AWAITING_REVIEW
        Requested by: olivia
        Force: no
        When: Monday 23 November 2026, 10:15 UTC
        Expires: Monday 30 November 2026, 10:15 UTC

      --
      Sent by Sluice. This mailbox is not read.
      """;

  private final MessageWriter writer = new MessageWriter(URI.create("https://sluice.example.org/"));

  @Test
  void writesTextThatReadsAsItStands() {
    assertThat(writer.write(aHeldRun().build()).text()).isEqualTo(HELD);
  }

  @Test
  void writesTheSameAsHtml() {
    String html = writer.write(aHeldRun().build()).html();

    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .doesNotContain(" th:", ":th=")
        .contains(">A complete run of acme-ad is held for review</h1>")
        .contains(">User: 3 deletes, over the limit of 2 (maximumDeletedLines)</li>")
        .contains(">Entity type</th>")
        .contains(">./sluice resume " + RUN + "</pre>")
        .contains("href=\"https://sluice.example.org/api/synchronizations/" + RUN + "\"")
        .contains("Expires");
    assertThat(html.indexOf("Limits exceeded")).isLessThan(html.indexOf("Resources"));
  }

  @Test
  void tellsWhatLooksDifferent() {
    Breach pattern = new Breach("people", "newPattern", 0, 33, null, 900L, "PHONE", "9-9");

    Message message = writer.write(aCompletedRun().warned(pattern).build());

    assertThat(message.text())
        .contains(
            """
            DIFFERENCES FROM EARLIER RUNS

              * people: 33% of the values of column PHONE look like "9-9", usually 0% (newPattern)

            RESOURCES
            """);
    assertThat(message.html())
        .contains("Differences from earlier runs</h2>", "look like &quot;9-9&quot;");
  }

  @Test
  void tellsWhatTheChangesLookLike() {
    FoundCause exchanged =
        new FoundCause(
            "COLUMNS_EXCHANGED",
            "likely",
            "The columns sn and givenName are exchanged in users.csv.",
            "User",
            1180,
            1200);

    Message message = writer.write(aHeldRun().lookingLike(exchanged).build());

    assertThat(message.text())
        .contains(
            """
            PROBABLE CAUSES

              Likely: The columns sn and givenName are exchanged in users.csv. It explains 1,180 of 1,200 changes of User. (COLUMNS_EXCHANGED)

            LIMITS EXCEEDED
            """);
    assertThat(message.html())
        .contains("Probable causes</h2>", ">Likely: The columns sn and givenName");
  }

  @Test
  void saysThatARunIsHeldForItsFile() {
    Breach emptied = new Breach("people", "emptiedColumn", 98, 0, null, 900L, "SN", null);

    Message message = writer.write(aHeldRun().breaching(emptied).build());

    assertThat(message.text())
        .contains(
            "A source's file looks different from those of earlier runs. Nothing has been changed"
                + " yet:",
            "WHAT A PERSON MUST LOOK AT",
            "* people: column SN has no value in any of 900 rows;")
        .doesNotContain("LIMITS EXCEEDED", "limits allow");
    assertThat(message.html()).contains("What a person must look at</h2>");
  }

  @Test
  void saysThatARunIsHeldForProtectedResources() {
    Breach three = new Breach("User", Breach.PROTECTED, 0, 3);

    Message message = writer.write(aHeldRun().breaching(three).build());

    assertThat(message.text())
        .contains(
            "The run would delete or switch off protected resources. Nothing has been changed yet:",
            "WHAT A PERSON MUST LOOK AT",
            "* User: 3 protected resources would be deleted or switched off; each stays unless a"
                + " rule names it (protectedResources)")
        .doesNotContain("LIMITS EXCEEDED", "limits allow");
  }

  @Test
  void namesTheLimitsThatWereWaived() {
    Message message =
        writer.write(
            aCompletedRun()
                .waiving(
                    "User: 3 deletes, over the limit of 2 (maximumDeletedLines): Lyon is closed")
                .build());

    assertThat(message.text())
        .contains(
            "Waived for this run: User: 3 deletes, over the limit of 2 (maximumDeletedLines): Lyon"
                + " is closed\n");
    assertThat(message.html()).contains(">Waived for this run</th>");
    assertThat(writer.write(aCompletedRun().build()).text()).doesNotContain("Waived");
  }

  @Test
  void tellsWhatFailedWhereAndWhatToDo() {
    Message message = writer.write(aFailedRun().build());

    assertThat(message.text())
        .contains(
            """
            WHAT WENT WRONG

              What: The header has the column employeeID twice
              File: ad_entries.csv
              Line: 1
              Column: employeeID
              Remedy: Remove one of the two columns
            """)
        .contains("./sluice sync acme-ad --mode complete")
        .doesNotContain("RESOURCES", "LINKS", "IN TEMPORAL", "LIMITS EXCEEDED");
    assertThat(message.html()).contains("Remove one of the two columns");
  }

  @Test
  void asksForDecisionOnlyWhereOneIsNeeded() {
    for (var over :
        new Message[] {
          writer.write(aCompletedRun().build()),
          writer.write(aCancelledRun().build()),
          writer.write(anExpiredRun().build())
        }) {
      assertThat(over.text()).contains("./sluice show").doesNotContain("resume", "IN TEMPORAL");
      assertThat(over.html()).contains("./sluice show").doesNotContain("resume", "In Temporal");
    }
  }

  @Test
  void leavesOutRestWithoutBaseAddress() {
    Message message = new MessageWriter(null).write(aHeldRun().build());

    assertThat(message.text()).doesNotContain("REST");
    assertThat(message.html()).doesNotContain("REST", "href");
  }

  @Test
  void showsRareCountersWhereTheyAreNotZero() {
    String text =
        writer
            .write(
                aCompletedRun()
                    .counting(
                        Map.of("User", new Counters(9, 0, 0, 2, 1, 1, 1, 1, 3)),
                        Map.of("User.manager", new Counters(9, 0, 0, 0, 1, 1, 1, 6, 0)))
                    .build())
            .text();

    assertThat(text)
        .contains(
            """
              Entity type  Read  Inserted  Updated  Deleted  Unchanged  Duplicates  Conflicts
              User            9         1        1        1          1           2          3
            """)
        .contains("Association   Read  Inserted  Updated  Deleted  Unchanged\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</title><img src=x onerror=alert(1)>",
        "\"><a href='javascript:alert(1)'>",
        "[[${T(java.lang.Runtime).getRuntime()}]]",
        "[(${page.subject()})]",
        "__${page}__",
        "th:text=\"${page}\"",
        "&lt;b&gt;",
      })
  void escapesHostileNamesInHtml(String name) {
    Message message =
        writer.write(
            aHeldRun()
                .ofConnector(name)
                .requestedBy(name)
                .forced()
                .breaching(new Breach(name, name, 1, 2))
                .counting(Map.of(name, Counters.NONE), Map.of(name, Counters.NONE))
                .failingWith(new Failure(FailureType.INTERNAL, name, name, 1L, name, name))
                .build());

    String escaped =
        name.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;");
    assertThat(message.html()).contains(">" + escaped + "<");
    assertThat(message.html().replace(escaped, "")).doesNotContain(name);
    assertThat(message.text()).contains("Connector: " + name + "\n");
  }

  @Test
  void keepsNamesOnOneLineInText() {
    String text = writer.write(aHeldRun().ofConnector("a\n\n  Status: COMPLETED").build()).text();

    assertThat(text).contains("Connector: a��  Status: COMPLETED\n");
  }

  @Test
  void quotesNamesForTheShell() {
    String text = writer.write(anExpiredRun().ofConnector("a'; rm -rf ~; '").build()).text();

    assertThat(text).contains("./sluice sync 'a'\\''; rm -rf ~; '\\''' --mode complete");
  }
}
