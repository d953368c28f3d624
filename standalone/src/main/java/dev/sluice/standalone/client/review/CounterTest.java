package dev.sluice.standalone.client.review;

import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tests a run with another reading of its file. */
final class CounterTest {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

  private final Synchronizations runs;
  private final String run;

  CounterTest(Synchronizations runs, String run) {
    this.runs = runs;
    this.run = run;
  }

  /** A test as the server tells it. */
  record Tested(
      String id,
      String state,
      @Nullable String word,
      @Nullable String summary,
      @Nullable String reason) {
    boolean ended() {
      return !state.equals("WAITING");
    }

    boolean counted() {
      return state.equals("COUNTED");
    }
  }

  /** Makes a test and waits for its end, which the server sees to within two minutes. */
  JsonNode made(String type, Map<String, Object> reading) {
    Map<String, Object> body = new TreeMap<>(Map.of("reading", reading));
    if (!type.isEmpty()) {
      body.put("entityType", type);
    }
    JsonNode document = runs.postReview(run, "counter-tests", body);
    String path = "counter-tests/" + Json.read(document, Tested.class).id();
    while (!Json.read(document, Tested.class).ended()) {
      try {
        Thread.sleep(BETWEEN_LOOKS.toMillis());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new CommandException(ExitCode.FAILED, "Interrupted; the test continues.");
      }
      document = runs.review(run, path, Map.of());
    }
    return document;
  }
}
