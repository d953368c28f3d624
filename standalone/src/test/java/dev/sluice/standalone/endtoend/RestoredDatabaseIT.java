package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A database that is set back to an older state, beside an agent that is not: no incremental run
 * goes on as if nothing were missing, and the next complete one makes it good.
 */
@RequiresTemporal
class RestoredDatabaseIT {
  private static final String COMMANDS =
      """
      connector: commanded
      sources:
        rooms: { csv: { path: rooms.csv, incrementalPath: rooms-changes.csv } }
      entityTypes:
        Room:
          source: rooms
          key: id
          properties:
            id: { column: id }
            name: { column: name }
      thresholds:
        maxPercentageInsertedLines: 100
        maxPercentageUpdatedLines: 100
      """;

  @TempDir Path folder;

  @Test
  void noticesThatItWasSetBackAndIsHealedByACompleteRun() throws Exception {
    Company company = Company.in(folder);
    Files.writeString(folder.resolve("connectors").resolve("commanded.yaml"), COMMANDS);
    rooms("rooms.csv", "id,name", "1,hall", "2,lab");
    try (TemporalProcess temporal = TemporalProcess.start(folder);
        ServerProcess server = ServerProcess.start(folder, temporal.address())) {
      completed(server, "company", "initial");
      completed(server, "commanded", "initial");
      Path backup = folder.resolve("backup");
      server.stop();
      copy(database(), backup);

      server.restart();
      company.has(1, 100, "second");
      completed(server, "company", "incremental");
      rooms("rooms-changes.csv", "command,id,name", "insert,3,attic");
      completed(server, "commanded", "incremental");
      server.stop();
      delete(database());
      copy(backup, database());

      server.restart();
      company.has(2, 101, "second");
      rooms("rooms-changes.csv", "command,id,name", "insert,4,cellar");
      for (String connector : List.of("company", "commanded")) {
        JsonNode failed =
            server.await(server.post(connector, "incremental"), "FAILED", "COMPLETED");
        assertThat(failed.at("/failure/type").asString("")).isEqualTo("SNAPSHOT_UNUSABLE");
      }

      rooms("rooms.csv", "id,name", "1,hall", "2,lab", "3,attic", "4,cellar");
      completed(server, "company", "complete");
      completed(server, "commanded", "complete");
      assertThat(server.get("/api/resources?entityType=Room").path("items")).hasSize(4);
      assertThat(server.get("/api/resources?entityType=User&limit=1000").path("items"))
          .hasSize(100)
          .allSatisfy(
              user -> assertThat(user.at("/attributes/title").asString("")).startsWith("second"));
      company.has(2, 101, "third");
      completed(server, "company", "incremental");
    }
  }

  private void completed(ServerProcess server, String connector, String mode) throws Exception {
    JsonNode run =
        server.await(server.post(connector, mode), "COMPLETED", "FAILED", "AWAITING_REVIEW");
    assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("COMPLETED");
    // A run counts as completed once it is applied; the agent keeps its files a moment later.
    Path kept =
        folder
            .resolve("data")
            .resolve("agent")
            .resolve(connector)
            .resolve("previous/manifest.json");
    server.await(() -> Files.readString(kept), text -> text.contains(run.path("id").asString()));
  }

  private void rooms(String file, String... lines) throws IOException {
    Files.writeString(folder.resolve("files").resolve(file), String.join("\n", lines) + "\n");
  }

  private Path database() {
    return folder.resolve("data").resolve("postgresql").resolve("cluster");
  }

  /** With the owners and modes that PostgreSQL asks for. */
  private static void copy(Path from, Path to) throws Exception {
    Process copying =
        new ProcessBuilder("cp", "-a", from.toString(), to.toString()).inheritIO().start();
    assertThat(copying.waitFor()).isZero();
  }

  private static void delete(Path place) throws IOException {
    try (Stream<Path> all = Files.walk(place)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
