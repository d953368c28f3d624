package dev.sluice.k8s;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The programs that {@code k8s/programs/build} makes, in {@code target/kubernetes} or the folder
 * that {@code SLUICE_KUBERNETES_PROGRAMS} names.
 */
final class Programs {
  static final Path FOLDER =
      Path.of(System.getenv().getOrDefault("SLUICE_KUBERNETES_PROGRAMS", "../target/kubernetes"))
          .toAbsolutePath()
          .normalize();

  private static final Duration LONGEST_BUILD = Duration.ofMinutes(15);

  private Programs() {}

  /** What a program said. */
  record Result(int exitCode, String output, String errors) {

    /** Its output, if it ended well. */
    String good() {
      if (exitCode != 0) {
        throw new AssertionError("It ended with " + exitCode + ":\n" + errors + output);
      }
      return output;
    }
  }

  /** Waits while they are being built, which {@code .ci/run} does beside Maven. */
  static void awaitBuild() {
    Instant end = Instant.now().plus(LONGEST_BUILD);
    while (Files.exists(path("building")) && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    }
  }

  static boolean has(String program) {
    return Files.isExecutable(path(program));
  }

  static Path path(String program) {
    return FOLDER.resolve(program);
  }

  /** Runs one to its end. */
  static Result run(String program, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(path(program).toString()));
    command.addAll(arguments);
    return run(new ProcessBuilder(command));
  }

  static Result run(ProcessBuilder builder) {
    try {
      Path errors = Files.createTempFile("errors", ".txt");
      Process process = builder.redirectError(errors.toFile()).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("It does not end: " + builder.command());
      }
      Result result = new Result(process.exitValue(), output, Files.readString(errors));
      Files.delete(errors);
      return result;
    } catch (IOException e) {
      throw new AssertionError("It does not start: " + builder.command(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
