package dev.sluice.standalone.demo;

import dev.sluice.contract.run.Status;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.client.follow.RunWatch;
import dev.sluice.standalone.client.run.CountersTable;
import dev.sluice.standalone.client.run.Run;
import dev.sluice.standalone.client.run.Run.Counters;
import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.demo.Stage.Decision;
import dev.sluice.standalone.demo.Stage.UserChanges;
import dev.sluice.standalone.demo.WebhookReceiver.Message;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Paragraph;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Runs the scenarios over REST, like a person or a script, and compares the results. */
final class DemoRunner {
  static final String CONNECTOR = "acme-ad";

  private static final String INDENT = "  ";
  private static final int MESSAGE_PATIENCE_SECONDS = 60;
  private static final int INSPECTION_PATIENCE_SECONDS = 60;

  private final Output output;
  private final Synchronizations runs;
  private final Repository repository;
  private final DemoFolder folder;
  private final WebhookReceiver receiver;
  private final Terminal terminal;
  private final List<String> problems = new ArrayList<>();

  DemoRunner(
      Output output,
      RestClient client,
      DemoFolder folder,
      WebhookReceiver receiver,
      Terminal terminal) {
    this.output = output;
    this.runs = new Synchronizations(client);
    this.repository = new Repository(client);
    this.folder = folder;
    this.receiver = receiver;
    this.terminal = terminal;
  }

  /** Takes one step; returns the run as it ended. */
  Run take(int number, Stage stage) throws IOException {
    title(number, stage.mode().label(), stage.title());
    folder.addFiles(stage.folder());
    return finish(stage, Map.of("connector", CONNECTOR, "mode", stage.mode().label()));
  }

  /** Says what comes next. */
  void title(int number, String what, String why) {
    output.line();
    output.line(output.paint(Style.BOLD, number + ". " + what));
    Paragraph.write(output, INDENT, why);
  }

  /** Starts a run and follows it to its end; returns it as it ended. */
  Run finish(Stage stage, Map<String, Object> request) {
    Run run = run(stage, request);
    CountersTable.write(output, run, INDENT);
    messages(stage, run);
    compare(stage, run);
    return run;
  }

  /** What differed from the description; empty if nothing did. */
  List<String> problems() {
    return problems;
  }

  private Run run(Stage stage, Map<String, Object> request) {
    Run started = runs.start(request);
    Run stands = RunWatch.shown(runs, output).untilHeldOrEnded(started);
    Decision decision = stage.decision();
    if (decision == null || stands.status() != Status.AWAITING_REVIEW) {
      expect(decision == null, stage, "the run was not held for review");
      return stands;
    }
    output.line("  Held for review:");
    stands
        .breaches()
        .forEach(
            each -> output.line("    " + output.paint(Style.RED, Printable.of(each.message()))));
    expect(inspected(stands), stage, "there are no findings about its changes");
    for (List<String> command : decision.commands()) {
      int code =
          terminal.type(
              command.stream().map(word -> word.equals("ID") ? stands.shortId() : word).toList());
      expect(code == ExitCode.DONE, stage, command.get(0) + " ended with " + code);
    }
    output.line();
    return RunWatch.shown(runs, output).untilEnded(runs.run(stands.id()));
  }

  /** Waits for what a person would see who comes a little later. */
  private boolean inspected(Run held) {
    for (int asked = 0; asked < INSPECTION_PATIENCE_SECONDS * 5; asked++) {
      JsonNode findings = runs.review(held.id(), "findings", Map.of());
      if (findings.path("looked").asBoolean() && counted(findings.path("items"))) {
        return true;
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    return false;
  }

  /** Whether the first cause was counted again, or cannot be. */
  private static boolean counted(JsonNode causes) {
    JsonNode first = causes.path(0);
    JsonNode evidence = first.path("evidence");
    return !first.path("reading").isObject()
        || evidence.path("counted").isNumber()
        || evidence.path("notCounted").isString();
  }

  private void messages(Stage stage, Run run) {
    output.line();
    for (String expected : stage.messages()) {
      Message message = receiver.await(MESSAGE_PATIENCE_SECONDS);
      if (message == null) {
        expect(false, stage, "the message " + expected + " did not arrive");
        return;
      }
      output.line(
          "  Message received: "
              + Printable.of(message.type())
              + (message.verified() ? ", its signature is valid" : ", its signature is INVALID"));
      expect(
          message.verified()
              && message.type().equals(expected)
              && message.synchronizationId().equals(run.id()),
          stage,
          "a different message arrived, not " + expected);
    }
  }

  private void compare(Stage stage, Run run) {
    expect(run.status() == stage.end(), stage, "the run ended as " + run.status());
    UserChanges told = stage.users();
    if (told != null) {
      Counters users = run.resources().get("User");
      expect(
          users != null
              && told.equals(new UserChanges(users.inserted(), users.updated(), users.deleted())),
          stage,
          "the counters of User are not as described");
    }
    Map<String, List<JsonNode>> rows = repository.rows(stage.stored().keySet());
    stage
        .stored()
        .forEach(
            (name, count) -> {
              int found = rows.getOrDefault(name, List.of()).size();
              expect(found == count, stage, name + " has " + found + " rows and not " + count);
            });
    Repository.differences(stage.person(), rows.getOrDefault("User", List.of()))
        .forEach(each -> expect(false, stage, each));
  }

  private void expect(boolean holds, Stage stage, String otherwise) {
    if (!holds) {
      String problem = stage.folder() + ": " + otherwise;
      problems.add(problem);
      output.line("  " + output.paint(Style.RED, "Not as described: " + Printable.of(problem)));
    }
  }
}
