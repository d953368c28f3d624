package dev.sluice.standalone.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds a program, and runs it to its end; its output is kept for error messages. */
public final class Program {
  private static final int SPOKEN_CHARACTERS = 4000;

  private Program() {}

  /** Runs a program that has to succeed within this time. */
  public static void run(List<String> command, Duration timeout) {
    Outcome outcome = attempt(command, timeout);
    if (outcome.status() != 0) {
      throw new ProgramFailedException(command.get(0), outcome.said());
    }
  }

  /** Whether a program can be started and ends well. */
  public static boolean succeeds(String... command) {
    try {
      return attempt(List.of(command), Duration.ofSeconds(10)).status() == 0;
    } catch (ProgramFailedException notThere) {
      return false;
    }
  }

  /** The program of this name in a folder of the path. */
  public static Optional<Path> onPath(Map<String, String> environment, String program) {
    return Stream.of(
            environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).resolve(program).toAbsolutePath())
        .filter(each -> Files.isRegularFile(each) && Files.isExecutable(each))
        .findFirst();
  }

  private static Outcome attempt(List<String> command, Duration timeout) {
    Path output = null;
    try {
      // A file and not a pipe: a server that the program leaves behind would hold a pipe open.
      output = Files.createTempFile("sluice-", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      ChildEnvironment.limit(builder);
      builder.environment().put("LC_ALL", "C");
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new ProgramFailedException(
            command.get(0), "it did not end within " + timeout.toSeconds() + " s");
      }
      return new Outcome(process.exitValue(), read(output));
    } catch (IOException failure) {
      throw new ProgramFailedException(command.get(0), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ProgramFailedException(command.get(0), interrupted);
    } finally {
      delete(output);
    }
  }

  private static String read(Path output) throws IOException {
    String said = Files.readString(output, StandardCharsets.ISO_8859_1).strip();
    return said.substring(Math.max(0, said.length() - SPOKEN_CHARACTERS));
  }

  private static void delete(@Nullable Path output) {
    try {
      if (output != null) {
        Files.deleteIfExists(output);
      }
    } catch (IOException harmless) {
      output.toFile().deleteOnExit();
    }
  }

  private record Outcome(int status, String said) {}
}
