package dev.sluice.repository.run.view;

import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.Step;
import dev.sluice.contract.run.Via;
import dev.sluice.repository.run.RunRequest;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.file.RunFile;
import dev.sluice.repository.run.file.RunFile.As;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * A run as a line of a table describes it: its name, then words for what is not usual. {@code b
 * incremental commands waiting} is an incremental run with commands that waits for its turn.
 *
 * <ul>
 *   <li>{@code initial}, {@code complete}, {@code incremental}: the mode
 *   <li>{@code dry}, {@code force}, {@code export}: only plans, by force, only exports
 *   <li>{@code commands}: its files carry commands
 *   <li>{@code file}: it reads an uploaded file
 *   <li>{@code redefined}: with another definition than the others
 *   <li>{@code waiting}, {@code granted}, {@code held}, {@code applying}, {@code applied} (but its
 *       snapshot is not kept yet), {@code ended}: how far it is; without one of them it exports
 * </ul>
 */
public record DescribedRun(String name, Synchronization run) {

  /** The runs of a connector in the order of their arrival. */
  public static List<DescribedRun> read(String lines) {
    List<DescribedRun> runs = new ArrayList<>();
    for (String line : lines.split(",")) {
      List<String> words = List.of(line.strip().split(" "));
      runs.add(
          new DescribedRun(words.get(0), run(runs.size() + 1, words.subList(1, words.size()))));
    }
    return runs;
  }

  private static Synchronization run(long arrival, List<String> words) {
    Mode mode = Mode.INCREMENTAL;
    boolean force = false;
    boolean dry = false;
    List<Step> steps = List.of();
    String definition = "usual";
    RunFile file = null;
    for (String word : words) {
      switch (word) {
        case "initial", "complete", "incremental" ->
            mode = Mode.valueOf(word.toUpperCase(Locale.ROOT));
        case "force" -> force = true;
        case "dry" -> dry = true;
        case "export" -> steps = List.of(Step.EXPORT);
        case "redefined" -> definition = "another";
        case "file" ->
            file = new RunFile(UUID.randomUUID(), "people", "p.csv", "", As.UPDATE, null, null);
        default -> {
          // How far the run is comes later.
        }
      }
    }
    RunRequest request =
        new RunRequest("acme", mode, force, dry, steps, "ann", Via.REST, file, null, null);
    Synchronization run =
        new Synchronization(
            UUID.randomUUID(), "default", "digest", definition, request, "id", null, Instant.EPOCH);
    // The database numbers runs as they come.
    ReflectionTestUtils.setField(run, "arrival", arrival);
    words.forEach(word -> goOn(run, word, words.contains("commands")));
    return run;
  }

  private static void goOn(Synchronization run, String word, boolean commands) {
    switch (word) {
      case "waiting" -> run.await(commands);
      case "granted" -> run.grant();
      case "held" -> {
        run.grant();
        run.hold(List.of(), Instant.EPOCH);
      }
      case "applying" -> {
        run.grant();
        run.startApplying(List.of());
      }
      case "applied" -> {
        run.grant();
        // The statement that applies a plan ends the run, which keeps its turn.
        ReflectionTestUtils.setField(run, "status", Status.COMPLETED);
      }
      case "ended" -> run.end(Status.CANCELLED, Instant.EPOCH);
      case "initial",
          "complete",
          "incremental",
          "force",
          "dry",
          "export",
          "commands",
          "file",
          "redefined" -> {
        // Said when the run was made.
      }
      default -> throw new IllegalArgumentException("a run is never " + word);
    }
  }
}
