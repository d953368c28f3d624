package dev.sluice.agent.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.agent.AConnector;
import dev.sluice.agent.AgentRig;
import dev.sluice.agent.step.Progress;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.agent.CompareRequest;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Mode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SenderTest {
  private static final String RUN = "/agent/synchronizations/run/compare";
  @TempDir Path folder;
  private FakeServer server;
  private AgentRig rig;
  private Sender sender;

  @BeforeEach
  void startServer() throws IOException {
    server = new FakeServer();
    rig =
        new AgentRig(
            folder,
            AConnector.connector()
                .source("users", "users.csv", ",")
                .type(
                    "User",
                    "users",
                    AConnector.property("id", PropertyType.STRING),
                    AConnector.property("age", PropertyType.INTEGER))
                .members(Multiplicity.MANY)
                .build());
    rig.file("users.csv", "id,age", "3,30", "2,x", "1,10", ",5");
    rig.file("members.csv", "group,member", "1,3", "1,2", "0,1,surplus", "1,1,surplus");
    sender = new Sender(rig.work, new RepositoryClient(server.address(), FakeServer.TOKEN));
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private Plan compare(Mode mode, PrepareResult prepared) throws IOException {
    return sender.compare(new CompareRequest("run", rig.connector, mode, prepared), Progress.NONE);
  }

  @Test
  void sendsRowsThenRejectsAndTakesThePlan() throws Exception {
    Plan plan = compare(Mode.COMPLETE, rig.prepare("run", Mode.COMPLETE));

    assertThat(plan.digest()).isEqualTo("d1");
    assertThat(plan.resources().get("User").inserted()).isEqualTo(2);
    assertThat(server.requests.keySet())
        .containsExactly(
            "POST " + RUN,
            "PUT " + RUN + "/7/rows/User",
            "PUT " + RUN + "/7/rows/User.members",
            "PUT " + RUN + "/7/rejects/User",
            "PUT " + RUN + "/7/rejects/User.members",
            "POST " + RUN + "/7/finish");
    assertThat(server.requests.get("POST " + RUN)).startsWith("{\"files\":[{").contains("sha256");
    assertThat(server.requests.get("PUT " + RUN + "/7/rows/User"))
        .isEqualTo("command,id,age\n,1,10\nkeep,2,\n,3,30\n");
    assertThat(server.requests.get("PUT " + RUN + "/7/rows/User.members"))
        .isEqualTo("command,owner,target\nkeep,0,\nkeep,1,\n,1,2\n,1,3\n");
    assertThat(server.requests.get("PUT " + RUN + "/7/rejects/User").lines())
        .hasSize(3)
        .startsWith("line,column,code,reason,key,id,age")
        .anyMatch(line -> line.startsWith("3,age,not-an-integer,") && line.endsWith(",2,2,x"))
        .anyMatch(line -> line.startsWith("5,id,no-key,"));
  }

  @Test
  void sendsRejectsAsTheyWereRead() throws Exception {
    rig.file("users.csv", "id,age", "-3,=1+1", ",@x");

    compare(Mode.COMPLETE, rig.prepare("run", Mode.COMPLETE));

    assertThat(server.requests.get("PUT " + RUN + "/7/rejects/User").lines())
        .hasSize(4)
        .anyMatch(line -> line.startsWith("2,age,") && line.endsWith(",-3,-3,=1+1"))
        .anyMatch(line -> line.startsWith("3,id,") && line.endsWith(",,,@x"))
        .anyMatch(line -> line.startsWith("3,age,not-an-integer,"));
  }

  @Test
  void sendsTheSameTheSecondTime() throws Exception {
    PrepareResult prepared = rig.prepare("run", Mode.COMPLETE);
    Plan first = compare(Mode.COMPLETE, prepared);
    assertThat(compare(Mode.COMPLETE, prepared)).isEqualTo(first);
  }

  @Test
  void sendsNoneOfTheCommandsThatWereAppliedBefore() throws Exception {
    rig.file("users.csv", "command,id,age", "update,1,10", "update,2,x");
    rig.file("members.csv", "command,group,member", "add,1,2");
    PrepareResult prepared = rig.prepare("run", Mode.INCREMENTAL);
    List<PreparedFile> marked =
        prepared.files().stream()
            .map(file -> file.withoutCommands(Content.APPLIED_BEFORE))
            .toList();

    compare(Mode.INCREMENTAL, new PrepareResult(marked));

    assertThat(server.requests.get("PUT " + RUN + "/7/rows/User")).isEqualTo("command,id,age\n");
    assertThat(server.requests.get("PUT " + RUN + "/7/rows/User.members"))
        .isEqualTo("command,owner,target\n");
    assertThat(server.requests.keySet()).noneMatch(request -> request.contains("rejects"));
  }

  @Test
  void sendsDeltasAndCommandsAsTheyAre() throws Exception {
    rig.file("users.csv", "id,age", "1,10");
    rig.file("members.csv", "group,member");
    rig.applied("before");
    rig.file("users.csv", "id,age", "1,11", "2,20");
    rig.file("members.csv", "command,group,member", "add,1,2");
    PrepareResult prepared = rig.prepare("run", Mode.INCREMENTAL);
    rig.delta("run", prepared, "before");

    compare(Mode.INCREMENTAL, prepared);

    assertThat(server.requests.get("PUT " + RUN + "/7/rows/User"))
        .isEqualTo("command,id,age\nupdate,1,11\ninsert,2,20\n");
    assertThat(server.requests.get("PUT " + RUN + "/7/rows/User.members"))
        .isEqualTo("command,owner,target\ninsert,1,2\n");
  }

  @Test
  void passesATypedRefusalOn() throws Exception {
    PrepareResult prepared = rig.prepare("run", Mode.COMPLETE);
    refuse(
        "/rows/User",
        409,
        "{\"type\":\"about:blank\",\"title\":\"Conflict\",\"detail\":\"Overtaken.\","
            + "\"failureType\":\"OVERTAKEN\",\"remedy\":\"Nothing.\"}");
    assertThatThrownBy(() -> compare(Mode.COMPLETE, prepared))
        .isInstanceOfSatisfying(
            SourceException.class,
            refusal -> {
              assertThat(refusal.failure().type()).isEqualTo(FailureType.OVERTAKEN);
              assertThat(refusal.failure().message()).isEqualTo("Overtaken.");
              assertThat(refusal.failure().remedy()).isEqualTo("Nothing.");
            });
  }

  @Test
  void refusesWithoutRetryWhatTheServerDoesNotExplain() throws Exception {
    PrepareResult prepared = rig.prepare("run", Mode.COMPLETE);
    refuse("/finish", 404, "<html>");
    assertThatThrownBy(() -> compare(Mode.COMPLETE, prepared))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("status 404");
    sender = new Sender(rig.work, new RepositoryClient(server.address(), "wrong"));
    assertThatThrownBy(() -> compare(Mode.COMPLETE, prepared))
        .isInstanceOfSatisfying(
            SourceException.class,
            refusal -> assertThat(refusal.failure().remedy()).contains("sluice.agent.token"))
        .hasMessageContaining("status 401");
  }

  @Test
  void leavesTroubleToBeTriedAgain() throws Exception {
    PrepareResult prepared = rig.prepare("run", Mode.COMPLETE);
    refuse("/rejects/User", 503, "");
    assertThatThrownBy(() -> compare(Mode.COMPLETE, prepared)).isInstanceOf(IOException.class);
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    sender =
        new Sender(
            rig.work,
            new RepositoryClient(URI.create("http://127.0.0.1:" + port), FakeServer.TOKEN));
    assertThatThrownBy(() -> compare(Mode.COMPLETE, prepared)).isInstanceOf(IOException.class);
  }

  @Test
  void neverFinishesWithRowsThatWereTamperedWith() throws Exception {
    PrepareResult prepared = rig.prepare("run", Mode.COMPLETE);
    Path sorted = rig.run("run").sorted("User");
    Files.writeString(sorted, Files.readString(sorted).replace("30", "31"));
    assertThatThrownBy(() -> compare(Mode.COMPLETE, prepared))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("changed");
    assertThat(server.requests.keySet()).noneMatch(path -> path.endsWith("/finish"));
  }

  @Test
  void tellsHowManyRowsHaveGone() throws Exception {
    rig.file("users.csv", "id,age", "1,10", "2,20", "3,30");
    rig.file("members.csv", "group,member", "1,3", "1,2");
    PrepareResult prepared = rig.prepare("run", Mode.COMPLETE);
    long[] seen = {0, 0};
    sender.compare(
        new CompareRequest("run", rig.connector, Mode.COMPLETE, prepared),
        (done, total) -> {
          seen[0] = done;
          seen[1] = total == null ? -1 : total;
        });
    assertThat(seen).containsExactly(5, 5);
  }

  @Test
  void neverFinishesWithFewerKeptKeysThanWerePrepared() throws Exception {
    PrepareResult prepared = rig.prepare("run", Mode.COMPLETE);
    Path keep = rig.run("run").keep("User");
    Files.writeString(keep, "key\n");
    neverFinishes(Mode.COMPLETE, prepared, "changed");
    Files.delete(keep);
    neverFinishes(Mode.COMPLETE, prepared, "no longer on the agent");
  }

  @Test
  void neverFinishesWithFewerCommandsThanWerePrepared() throws Exception {
    rig.file("users.csv", "command,id,age", "add,1,1", "add,2,2");
    rig.file("members.csv", "command,group,member");
    PrepareResult prepared = rig.prepare("run", Mode.INCREMENTAL);
    Path sorted = rig.run("run").sorted("User");
    Files.writeString(sorted, "command,id,age\ninsert,1,1\n");
    neverFinishes(Mode.INCREMENTAL, prepared, "changed");
    // Cut off in the middle of a line.
    Files.writeString(sorted, "command,id,age\ninsert,1,1\ninsert,2");
    neverFinishes(Mode.INCREMENTAL, prepared, "changed");
    Files.delete(sorted);
    neverFinishes(Mode.INCREMENTAL, prepared, "no longer on the agent");
  }

  @Test
  void neverFinishesWithASmallerDeltaThanWasComputed() throws Exception {
    rig.applied("before");
    rig.file("users.csv", "id,age", "1,11", "3,31");
    PrepareResult prepared = rig.prepare("run", Mode.INCREMENTAL);
    neverFinishes(Mode.INCREMENTAL, prepared, "no longer on the agent");
    rig.delta("run", prepared, "before");
    Files.writeString(rig.run("run").delta("User"), "command,id,age\nupdate,1,11\n");
    neverFinishes(Mode.INCREMENTAL, prepared, "changed");
    Files.delete(rig.run("run").delta("User"));
    neverFinishes(Mode.INCREMENTAL, prepared, "no longer on the agent");
  }

  private void neverFinishes(Mode mode, PrepareResult prepared, String message) {
    assertThatThrownBy(() -> compare(mode, prepared))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining(message);
    assertThat(server.requests.keySet()).noneMatch(path -> path.endsWith("/finish"));
  }

  @Test
  void abortsTheRequestWhenItIsNoLongerWanted() throws Exception {
    PrepareResult prepared = rig.prepare("run", Mode.COMPLETE);
    // Accepts the connection and never answers.
    try (ServerSocket silent = new ServerSocket(0)) {
      URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      Sender patient = new Sender(rig.work, new RepositoryClient(address, FakeServer.TOKEN));
      int[] signs = {0};
      assertThatThrownBy(
              () ->
                  patient.compare(
                      new CompareRequest("run", rig.connector, Mode.COMPLETE, prepared),
                      (done, total) -> {
                        if (signs[0]++ > 0) {
                          throw new CancellationException("no longer wanted");
                        }
                      }))
          .isInstanceOf(CancellationException.class);
      try (var connection = silent.accept()) {
        connection.setSoTimeout(5000);
        // The end of the stream, since the agent hung up.
        assertThat(connection.getInputStream().readAllBytes()).isNotEmpty();
      }
    }
  }

  @Test
  void streamsManyRows() throws Exception {
    StringBuilder rows = new StringBuilder("id,age\n");
    for (int i = 0; i < 50_000; i++) {
      rows.append(100_000 + i).append(',').append(i).append('\n');
    }
    rig.bytes("users.csv", rows.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    compare(Mode.INITIAL, rig.prepare("run", Mode.INITIAL));
    List<String> lines = server.requests.get("PUT " + RUN + "/7/rows/User").lines().toList();
    // Without kept keys the file goes as it is, and without a column for commands.
    assertThat(lines).hasSize(50_001).startsWith("id,age").endsWith("149999,49999");
  }

  @Test
  void neverFinishesWithAFileThatGoesAsItIsAndWasTamperedWith() throws Exception {
    rig.file("users.csv", "id,age", "1,10", "2,20");
    rig.file("members.csv", "group,member");
    PrepareResult prepared = rig.prepare("run", Mode.COMPLETE);
    Path sorted = rig.run("run").sorted("User");
    Files.writeString(sorted, "id,age\n1,10\n");
    neverFinishes(Mode.COMPLETE, prepared, "changed");
    Files.delete(sorted);
    neverFinishes(Mode.COMPLETE, prepared, "no longer on the agent");
  }

  private void refuse(String path, int status, String body) {
    server.refusedPath = path;
    server.refusedStatus = status;
    server.refusal = body;
  }
}
