package dev.sluice.standalone.temporal;

import dev.sluice.standalone.command.ServerRefusedException;
import dev.sluice.standalone.process.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds Temporal's command-line program, which contains a complete server. */
public final class TemporalProgram {
  private TemporalProgram() {}

  /** The program that {@code SLUICE_TEMPORAL_BIN} names, else the one on the path. */
  public static Optional<Path> find(Map<String, String> environment) {
    String named = environment.getOrDefault("SLUICE_TEMPORAL_BIN", "");
    if (!named.isBlank()) {
      Path program = Path.of(named).toAbsolutePath();
      if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
        throw ServerRefusedException.badUsage(
            "SLUICE_TEMPORAL_BIN names " + named + ", which is not an executable program.");
      }
      return Optional.of(program);
    }
    return Program.onPath(environment, "temporal");
  }
}
