package dev.sluice.standalone.apart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.standalone.endtoend.RequiresTemporal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * A run from its trigger to its mail through programs that share nothing but Temporal, PostgreSQL
 * and HTTP, also if each of them dies while runs are under way, or is told to end in the middle of
 * a step.
 */
@RequiresTemporal
@TestMethodOrder(OrderAnnotation.class)
class ServicesApartIT {
  /** Deaths are spread over the steps of a run, which takes some seconds with these files. */
  private static final long NANOSECONDS_BETWEEN_DEATHS = TimeUnit.MILLISECONDS.toNanos(700);

  private static final Duration LONGEST_END = Duration.ofSeconds(60);

  /**
   * What agents and server do of a run, as Temporal names it, if it takes long enough to be met.
   */
  private static final List<String> STEPS =
      List.of("Export", "Prepare", "Compare", "Plan", "Apply", "Promote");

  private static final int MOST_ROUNDS = 6;

  @TempDir static Path folder;
  private static Installation installation;

  @BeforeAll
  static void start() throws Exception {
    installation = new Installation(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    if (installation != null) {
      installation.close();
    }
  }

  @Test
  @Order(1)
  void runsFromTriggerToMail() throws Exception {
    assertThat(installation.migrated()).startsWith("exit 0").contains("The schema is at version");

    installation.awaitCompleted(installation.post("initial"));

    assertThat(people("first")).isEqualTo(Office.PEOPLE * 2);
    installation.awaitMails(2);
  }

  @Test
  @Order(2)
  void worksUnderARoleThatOwnsNothing() throws Exception {
    assertThat(
            ask(
                Database.OWNER,
                "SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = '"
                    + Database.SERVICE
                    + "'"))
        .isEmpty();
    for (String forbidden :
        List.of(
            "UPDATE audit SET who = 'x' RETURNING who",
            "DELETE FROM audit RETURNING who",
            "UPDATE audit_outcome SET status = 1 RETURNING '1'",
            "DELETE FROM audit_outcome RETURNING '1'",
            "UPDATE review_decision SET decided_by = 'x' RETURNING '1'",
            "UPDATE resource_change SET after = NULL RETURNING '1'")) {
      assertThatThrownBy(() -> ask(Database.SERVICE, forbidden))
          .as(forbidden)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  @Order(3)
  void endsRightThoughEachProcessDiesOnce() throws Exception {
    int mails = installation.mails();
    change("second");
    List<String> runs = installation.post("complete");
    for (ServiceProcess service : installation.services()) {
      LockSupport.parkNanos(NANOSECONDS_BETWEEN_DEATHS);
      service.kill();
      service.startAgain();
    }

    installation.awaitCompleted(runs);

    assertThat(people("second")).isEqualTo(Office.PEOPLE * 2);
    installation.awaitMails(mails + 2);
  }

  @Test
  @Order(4)
  void losesNothingWhenTheProcessOfAStepIsToldToEnd() throws Exception {
    int mails = installation.mails();
    Set<String> left = new TreeSet<>(STEPS);
    Set<ServiceProcess> ended = new HashSet<>();
    int rounds = 0;
    while (!left.isEmpty()) {
      assertThat(rounds).as("rounds without being in time for " + left).isLessThan(MOST_ROUNDS);
      rounds++;
      for (ServiceProcess service : installation.services()) {
        service.awaitReady();
      }
      change("round " + rounds);
      List<String> runs = installation.post("complete");

      while (!left.isEmpty() && installation.anyGoesOn(runs)) {
        for (Map.Entry<String, ServiceProcess> step : installation.stepsUnderWay(runs).entrySet()) {
          if (left.remove(step.getKey())) {
            end(step.getValue());
            ended.add(step.getValue());
          }
        }
      }
      if (rounds == 1) {
        for (ServiceProcess other : installation.services()) {
          if (!ended.contains(other)) {
            end(other);
          }
        }
      }

      installation.awaitCompleted(runs);
      assertThat(people("round " + rounds)).isEqualTo(Office.PEOPLE * 2);
    }
    installation.awaitMails(mails + 2 * rounds);
  }

  private static void end(ServiceProcess service) throws Exception {
    assertThat(service.terminate()).as(service.name()).isLessThan(LONGEST_END);
    service.startAgain();
  }

  /** A mail that was sent and not acknowledged would be sent a second time. */
  @Test
  @Order(5)
  void endsOnceTheMailsInHandAreSentAndAcknowledged() throws Exception {
    for (ServiceProcess service : installation.services()) {
      service.awaitReady();
    }
    ServiceProcess notification = installation.service("notification");
    int mails = installation.mails();
    change("fifth");
    installation.gate().shut(2);
    installation.awaitCompleted(installation.post("complete"));
    installation.gate().awaitCallers();

    notification.beginToTerminate();
    installation.gate().open();
    assertThat(notification.terminate()).isLessThan(LONGEST_END);

    assertThat(installation.mails()).isEqualTo(mails + 2);
    long deadline = System.nanoTime() + LONGEST_END.toNanos();
    while (installation.anyMessageIsOnItsWay()) {
      assertThat(System.nanoTime()).as("nothing was handed back").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    notification.startAgain();
  }

  /** At one office the agent dies, at the other one the server to which the rows are sent. */
  @Test
  @Order(6)
  void countsAgainThoughTheAgentOrTheServerDies() throws Exception {
    for (ServiceProcess service : installation.services()) {
      service.awaitReady();
    }
    for (Office office : installation.offices()) {
      office.has("fourth", Office.PEOPLE - 200);
    }
    List<String> runs = installation.post("complete");
    String reading =
        """
        {"entityType": "%sPerson", "reading": {"encoding": "ISO-8859-1"}}
        """;
    String north = installation.test(0, runs.get(0), reading.formatted("north"));
    ServiceProcess agent = installation.service("agent-north");
    agent.kill();
    String south = installation.test(1, runs.get(1), reading.formatted("south"));
    ServiceProcess server = installation.service("repository-1");
    server.kill();
    agent.startAgain();
    server.startAgain();

    for (String test : List.of(north, south)) {
      JsonNode ended = installation.ended(test);
      assertThat(ended.path("state").asString()).as("%s", ended).isEqualTo("COUNTED");
      assertThat(ended.at("/result/operations").toString())
          .isEqualTo("{\"delete\":200,\"update\":2800}");
    }
    assertThat(people("fourth")).as("nothing is changed by counting").isZero();
  }

  /** Nobody listens at the address that they are given. */
  @ParameterizedTest
  @ValueSource(strings = {"workflows", "import-service", "notification-service"})
  @Order(7)
  void saysOnceWhyItCannotStart(String module) throws Exception {
    String printed =
        ServiceProcess.failing(
            module,
            Map.of(
                "SERVER_PORT", "0",
                "SPRING_TEMPORAL_CONNECTION_TARGET", "127.0.0.1:1",
                "SLUICE_AGENT_TOKEN", "any"),
            folder);

    assertThat(printed).startsWith("exit 1");
    assertThat(printed.lines().filter(line -> line.startsWith("io.grpc.StatusRuntimeException")))
        .containsExactly("io.grpc.StatusRuntimeException: UNAVAILABLE: io exception");
  }

  private static void change(String title) throws Exception {
    for (Office office : installation.offices()) {
      office.has(title);
    }
  }

  private static int people(String title) throws Exception {
    return Integer.parseInt(
        ask(
                Database.OWNER,
                "SELECT count(*) FROM resource WHERE attributes->>'title' = '" + title + "'")
            .get(0));
  }

  private static List<String> ask(String role, String question) throws SQLException {
    return installation.database().ask(role, question);
  }
}
