package dev.sluice.standalone.client.upload;

import dev.sluice.contract.upload.UploadPurpose;
import dev.sluice.standalone.client.FileRequest;
import dev.sluice.standalone.client.IdLookup;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The uploads of a server. */
public final class Uploads {
  private static final String PATH = "/api/uploads";
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** An agent that is there answers at once; for one that is not, a person need not stay. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final RestClient client;

  public Uploads(RestClient client) {
    this.client = client;
  }

  /** Sends a file; the upload, which its agent has not looked at yet. */
  public JsonNode send(String connector, String source, UploadPurpose purpose, Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new CommandException(
          ExitCode.BAD_USAGE, "There is no file " + file + " that can be read.");
    }
    try {
      String sha256 = sha256(file);
      JsonNode answer =
          client.put(
              "/api/connectors/"
                  + RestClient.encode(connector)
                  + "/sources/"
                  + RestClient.encode(source)
                  + "/file",
              Map.of("for", purpose.label(), "name", String.valueOf(file.getFileName())),
              file);
      if (!answer.path("sha256").asString("").equals(sha256)) {
        throw new CommandException(
            ExitCode.FAILED, "The file changed while it was sent. Send it again.");
      }
      return answer;
    } catch (IOException unreadable) {
      throw new CommandException(ExitCode.FAILED, "The file " + file + " cannot be read.");
    }
  }

  /** The only source of a connector; a connector with several needs one to be named. */
  String onlySource(String connector) {
    JsonNode shown = client.get("/api/connectors/" + RestClient.encode(connector), Map.of());
    List<String> names =
        Stream.of("entityTypes", "associations")
            .flatMap(each -> shown.path(each).valueStream())
            .map(each -> each.path("source").asString(""))
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList();
    if (names.size() != 1) {
      throw new CommandException(
          ExitCode.BAD_USAGE,
          connector + " has several sources: name one with --source " + String.join("|", names));
    }
    return names.get(0);
  }

  /** An upload once its agent has answered, or as it is when patience is over. */
  public JsonNode awaited(JsonNode upload) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    JsonNode latest = upload;
    while (!Json.read(latest, Upload.class).status().ended() && System.nanoTime() < deadline) {
      pause();
      latest = document(latest.path("id").asString());
    }
    return latest;
  }

  JsonNode document(String id) {
    return client.get(PATH + "/" + RestClient.encode(id), Map.of());
  }

  JsonNode list(Map<String, String> parameters) {
    return client.get(PATH, parameters);
  }

  /** Takes an upload again, or cancels it; {@code what} is the word for which. */
  JsonNode ask(String id, String what) {
    return client.post(PATH + "/" + RestClient.encode(id) + "/" + what, Map.of());
  }

  void errors(String id, Path file) {
    client.fetch(
        PATH + "/" + RestClient.encode(id) + "/errors",
        Map.of(),
        new FileRequest("text/csv", file));
  }

  /** The whole id of the one upload whose id starts like this. */
  String resolve(String prefix) {
    return new IdLookup("an upload", "uploads", this::list).startingWith(prefix);
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        digest.update(buffer, 0, length);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandException(ExitCode.FAILED, "Interrupted.");
    }
  }
}
