package dev.sluice.standalone;

import static dev.sluice.standalone.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobCommandsTest {
  private static final String JOB =
      """
      {"connector":"acme-ad","job":"incremental","cron":"*/15 7-19 * * 1-5","timeZone":"Europe/Paris",
       "schedule":"SCHEDULE","note":NOTE,"next":[NEXT],
       "open":{"id":"run-2","mode":"complete","status":"QUEUED","gap":"MISSED_COMMANDS",
               "startedAt":"2026-11-28T10:15:00Z","endedAt":null},
       "waitsFor":"run-1",
       "last":{"id":"run-0","mode":"incremental","status":"FAILED","gap":null,
               "startedAt":"2026-11-28T10:00:00Z","endedAt":"2026-11-28T10:00:09Z"}}
      """;

  private final FakeServer server = new FakeServer();
  private final CommandLineHarness sluice = new CommandLineHarness(server.environment());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsWhenJobsStartRunsAndWhatBecameOfThem() {
    server.otherwise(
        "GET /api/jobs?connector=acme-ad&limit=100",
        page("", job("SCHEDULED", "null", "\"2026-11-28T10:30:00Z\"")));

    assertThat(sluice.run("jobs", "acme-ad")).isZero();

    assertThat(sluice.said())
        .contains("acme-ad", "incremental", "*/15 7-19 * * 1-5 Europe/Paris", "FAILED")
        .contains("acme-ad incremental: run run-2 is QUEUED and waits for run run-1.")
        .contains("is complete, because commands of earlier runs were not applied.");
  }

  @ParameterizedTest
  @CsvSource({
    "PAUSED     , paused",
    "EXPECTED   , known within seconds",
    "UNKNOWN    , not known: Temporal does not answer",
    "UNSUPPORTED, never: no schedules",
    "SCHEDULED  , never",
  })
  void saysWhyNoTimeIsKnown(String schedule, String words) {
    server.otherwise("GET /api/jobs?limit=100", page("", job(schedule, "null", "")));

    sluice.run("jobs");

    assertThat(sluice.said()).contains(words);
  }

  @Test
  void saysWhoPausedAJob() {
    server.otherwise(
        "GET /api/jobs?limit=100",
        page("", job("PAUSED", "\"Deactivated by ann: moving house\"", "")));

    sluice.run("jobs");

    assertThat(sluice.said()).contains("acme-ad incremental: Deactivated by ann: moving house");
  }

  @Test
  void saysWhereJobsComeFromWhereThereAreNone() {
    server.otherwise("GET /api/jobs?limit=100", page(""));

    assertThat(sluice.run("jobs")).isZero();

    assertThat(sluice.said()).contains("No jobs").contains("`jobs:`");
  }

  @Test
  void switchesAConnectorOffAndOn() {
    server
        .on("POST /api/connectors/acme-ad/deactivate", "{\"active\":false}")
        .on("POST /api/connectors/acme-ad/activate", "{\"active\":true}");

    assertThat(sluice.run("deactivate", "acme-ad", "--comment", "moving house")).isZero();
    assertThat(sluice.run("activate", "acme-ad")).isZero();

    assertThat(server.requests())
        .containsExactly(
            "POST /api/connectors/acme-ad/deactivate {\"comment\":\"moving house\"}",
            "POST /api/connectors/acme-ad/activate {}");
    assertThat(sluice.said())
        .contains("The jobs of acme-ad start no more runs.")
        .contains("The jobs of acme-ad start runs.");
  }

  @Test
  void listsTheRunsOfJobs() {
    server.otherwise("GET /api/synchronizations?limit=20&requestedVia=job", page(""));

    assertThat(sluice.run("runs", "--via", "job")).isZero();
  }

  private static String job(String schedule, String note, String next) {
    return JOB.replace("\"SCHEDULE\"", '"' + schedule + '"')
        .replace("NOTE", note)
        .replace("NEXT", next);
  }
}
