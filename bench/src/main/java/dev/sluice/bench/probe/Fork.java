package dev.sluice.bench.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Runs a subcommand of the bench in a separate JVM, which prints its result as JSON. */
final class Fork {
  private Fork() {}

  /** Runs it with this heap; the last thing that it prints is its report. */
  static <T> T run(Class<T> report, String heap, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap, "-jar", System.getProperty("java.class.path")));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out;
    try (var in = process.getInputStream()) {
      out = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    if (process.waitFor() != 0) {
      throw new IOException(arguments.get(0) + " ended with " + process.exitValue());
    }
    return new JsonMapper().readValue(out.substring(out.lastIndexOf("{\"")), report);
  }
}
