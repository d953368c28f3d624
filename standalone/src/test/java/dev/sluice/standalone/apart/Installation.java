package dev.sluice.standalone.apart;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sluice.contract.WorkflowIds;
import dev.sluice.standalone.endtoend.TemporalProcess;
import dev.sluice.standalone.process.LoopbackPorts;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two offices with an agent each, two repository-services, and one of each other service. */
final class Installation implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final Set<String> NOT_APPLIED =
      Set.of("AWAITING_REVIEW", "CANCELLED", "FAILED", "INTERRUPTED", "SUPERSEDED");
  private static final String PASSWORD = "apart";

  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Map<String, ServiceProcess> services = new TreeMap<>();
  private final List<Office> offices = new ArrayList<>();
  private final List<Integer> ports = List.of(LoopbackPorts.anyFree(), LoopbackPorts.anyFree());
  private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private final MailGate gate;
  private final Database database;
  private final WorkflowServiceStubs temporal;
  private final String migrated;

  Installation(Path folder) throws Exception {
    try {
      mails.start();
      parts.push(mails::stop);
      gate = new MailGate(mails.getSmtp().getPort());
      parts.push(gate);
      database = Database.start();
      parts.push(database);
      TemporalProcess server = TemporalProcess.start(folder);
      parts.push(server);
      temporal = server.client().getWorkflowServiceStubs();
      for (String name : List.of("north", "south")) {
        offices.add(Office.named(name, folder));
      }
      migrated =
          ServiceProcess.run(
              "repository-service",
              "migrate",
              Map.of(
                  "SPRING_DATASOURCE_URL", database.url(),
                  "SPRING_DATASOURCE_USERNAME", Database.OWNER,
                  "SLUICE_MIGRATION_SERVICEROLE", Database.SERVICE),
              folder);
      start(folder, server.address());
      for (ServiceProcess service : services.values()) {
        service.awaitReady();
      }
    } catch (Exception | AssertionError failure) {
      close();
      throw failure;
    }
  }

  private void start(Path folder, String temporal) throws IOException {
    Map<String, String> all = Map.of("SPRING_TEMPORAL_CONNECTION_TARGET", temporal);
    for (int each = 0; each < ports.size(); each++) {
      Map<String, String> settings = new TreeMap<>(all);
      settings.put("SERVER_PORT", Integer.toString(ports.get(each)));
      settings.put("SPRING_DATASOURCE_URL", database.url());
      settings.put("SPRING_DATASOURCE_USERNAME", Database.SERVICE);
      settings.put("SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", "16");
      settings.put("SLUICE_MIGRATION_ATSTART", "false");
      settings.put("SLUICE_REPOSITORY_CONNECTORSFOLDER", folder.resolve("connectors").toString());
      settings.put("SLUICE_REPOSITORY_SWEEPINTERVAL", "1s");
      settings.put("SLUICE_SECURITY_USERS_ADMIN_PASSWORD", "{noop}" + PASSWORD);
      settings.put("SLUICE_SECURITY_USERS_ADMIN_ROLES", "ADMIN");
      for (Office office : offices) {
        settings.put(
            "SLUICE_REPOSITORY_AGENTS_" + office.name().toUpperCase(Locale.ROOT), office.token());
      }
      add("repository-service", "repository-" + each, settings, folder);
    }
    add("workflows", "workflows", all, folder);
    for (int each = 0; each < offices.size(); each++) {
      Office office = offices.get(each);
      Map<String, String> settings = new TreeMap<>(all);
      settings.put("SLUICE_AGENT_NAME", office.name());
      settings.put("SLUICE_AGENT_SERVERURL", "http://127.0.0.1:" + ports.get(each));
      settings.put("SLUICE_AGENT_TOKEN", office.token());
      settings.put("SLUICE_AGENT_FILES", office.files().toString());
      settings.put("SLUICE_AGENT_WORK", folder.resolve("work-" + office.name()).toString());
      settings.put("SLUICE_AGENT_SETTLE", "1s");
      add("import-service", "agent-" + office.name(), settings, folder);
    }
    Map<String, String> settings = new TreeMap<>(all);
    settings.put("SPRING_MAIL_HOST", "127.0.0.1");
    settings.put("SPRING_MAIL_PORT", Integer.toString(gate.port()));
    settings.put("SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_ENABLE", "false");
    settings.put("SLUICE_NOTIFICATION_MAIL_FROM", "sluice@example.org");
    add("notification-service", "notification", settings, folder);
  }

  private void add(String module, String name, Map<String, String> settings, Path folder)
      throws IOException {
    ServiceProcess service = ServiceProcess.start(module, name, settings, folder);
    services.put(name, service);
    parts.push(service);
  }

  /** What the migrations printed, after their exit code. */
  String migrated() {
    return migrated;
  }

  Database database() {
    return database;
  }

  List<Office> offices() {
    return offices;
  }

  List<ServiceProcess> services() {
    return List.copyOf(services.values());
  }

  ServiceProcess service(String name) {
    return Objects.requireNonNull(services.get(name));
  }

  /** What stands between the services and their mail server. */
  MailGate gate() {
    return gate;
  }

  /** Whether a message has been asked for, and Temporal does not know that it has been sent. */
  boolean anyMessageIsOnItsWay() {
    return temporal
            .blockingStub()
            .countWorkflowExecutions(
                CountWorkflowExecutionsRequest.newBuilder()
                    .setNamespace("default")
                    .setQuery("WorkflowType='NotificationWorkflow' AND ExecutionStatus='Running'")
                    .build())
            .getCount()
        > 0;
  }

  int mails() {
    return mails.getReceivedMessages().length;
  }

  /** Starts a run of each office, each at another repository-service, and gives their ids. */
  List<String> post(String mode) throws Exception {
    List<String> runs = new ArrayList<>();
    for (int each = 0; each < offices.size(); each++) {
      String body =
          json.writeValueAsString(
              new TreeMap<>(Map.of("connector", offices.get(each).name(), "mode", mode)));
      HttpResponse<String> answer =
          send(
              request(each, "/api/synchronizations")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body)));
      if (answer.statusCode() != 202) {
        throw new AssertionError(answer.statusCode() + answer.body());
      }
      runs.add(json.readTree(answer.body()).get("id").asString());
    }
    return runs;
  }

  /** Waits until all have been applied, whichever repository-service says so. */
  void awaitCompleted(List<String> runs) throws Exception {
    for (String run : runs) {
      String status = "";
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!status.equals("COMPLETED")) {
        if (System.nanoTime() > deadline || NOT_APPLIED.contains(status)) {
          throw new AssertionError("the run is " + status + "\n" + logs());
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        status = status(run);
      }
    }
  }

  /** Whether Temporal has one of these runs still open. */
  boolean anyGoesOn(List<String> runs) {
    return described(runs)
        .anyMatch(
            each ->
                each.getWorkflowExecutionInfo().getStatus()
                    == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
  }

  /** The steps that are being done at this moment, by Temporal's name, and who does them. */
  Map<String, ServiceProcess> stepsUnderWay(List<String> runs) {
    Map<String, ServiceProcess> steps = new TreeMap<>();
    described(runs)
        .flatMap(each -> each.getPendingActivitiesList().stream())
        .filter(each -> each.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_STARTED)
        .forEach(
            each ->
                services.values().stream()
                    .filter(service -> each.getLastWorkerIdentity().startsWith(service.pid() + "@"))
                    .forEach(service -> steps.put(each.getActivityType().getName(), service)));
    return steps;
  }

  private Stream<DescribeWorkflowExecutionResponse> described(List<String> runs) {
    return IntStream.range(0, runs.size())
        .mapToObj(
            each ->
                temporal
                    .blockingStub()
                    .describeWorkflowExecution(
                        DescribeWorkflowExecutionRequest.newBuilder()
                            .setNamespace("default")
                            .setExecution(
                                WorkflowExecution.newBuilder()
                                    .setWorkflowId(
                                        WorkflowIds.synchronization(
                                            offices.get(each).name(), runs.get(each))))
                            .build()));
  }

  private String status(String run) throws Exception {
    return get("/api/synchronizations/" + run).path("status").asString("");
  }

  /** What the first repository-service says that answers; nothing if none does. */
  private JsonNode get(String path) throws Exception {
    for (int each = 0; each < ports.size(); each++) {
      try {
        return json.readTree(send(request(each, path)).body());
      } catch (IOException away) {
        // The other one answers, or this one when it is back.
      }
    }
    return json.missingNode();
  }

  /**
   * Asks for a counter-test of a run, as soon as it is held and examined.
   *
   * @param office whose repository-service is asked
   * @return where its result is shown
   */
  String test(int office, String run, String reading) throws Exception {
    String tests = "/api/synchronizations/" + run + "/review/counter-tests";
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      HttpResponse<String> answer =
          send(
              request(office, tests)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(reading)));
      if (answer.statusCode() == 202) {
        return tests + "/" + json.readTree(answer.body()).get("id").asString();
      }
      if (answer.statusCode() != 409 || System.nanoTime() > deadline) {
        throw new AssertionError(answer.statusCode() + answer.body() + logs());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  /** Waits until a counter-test has ended, and shows it. */
  JsonNode ended(String test) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      JsonNode shown = get(test);
      if (!shown.path("state").asString("WAITING").equals("WAITING")) {
        return shown;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the counter-test is " + shown + "\n" + logs());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  /** Waits until so many mails have come. */
  void awaitMails(int count) {
    if (!mails.waitForIncomingEmail(PATIENCE.toMillis(), count)) {
      throw new AssertionError("mails that came: " + mails());
    }
  }

  private HttpRequest.Builder request(int server, String path) {
    String login = "admin:" + PASSWORD;
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get(server) + path))
        .timeout(Duration.ofSeconds(30))
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private String logs() throws IOException {
    StringBuilder text = new StringBuilder();
    for (ServiceProcess service : services.values()) {
      text.append("== ").append(service.name()).append('\n').append(service.log());
    }
    return text.toString();
  }

  @Override
  public void close() throws Exception {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
  }
}
