package dev.sluice.standalone.temporal;

import dev.sluice.standalone.command.ServerRefusedException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds Temporal's command-line program, which holds a whole server. */
public final class TemporalProgram {
  private TemporalProgram() {}

  /** The program that {@code SLUICE_TEMPORAL_BIN} names, else the one on the path. */
  public static Optional<Path> find(Map<String, String> environment) {
    String named = environment.getOrDefault("SLUICE_TEMPORAL_BIN", "");
    if (!named.isBlank()) {
      Path program = Path.of(named).toAbsolutePath();
      if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
        throw ServerRefusedException.badUsage(
            "SLUICE_TEMPORAL_BIN names " + named + ", which is no program that can be run.");
      }
      return Optional.of(program);
    }
    return onPath(environment, "temporal");
  }

  static Optional<Path> onPath(Map<String, String> environment, String program) {
    return Stream.of(
            environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).resolve(program).toAbsolutePath())
        .filter(each -> Files.isRegularFile(each) && Files.isExecutable(each))
        .findFirst();
  }
}
