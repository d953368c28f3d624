package dev.sluice.bench.scale;

import dev.sluice.bench.server.Server;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One service in a JVM of its own, from its module's classes and the class path that was built. */
final class JavaService implements AutoCloseable {
  private final Process process;
  private final Path log;

  private JavaService(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a module.
   *
   * @param module its folder, which holds {@code target/classes} and {@code target/classpath}
   */
  static JavaService start(
      Path module, String mainClass, String heap, Map<String, String> settings, Path log)
      throws IOException {
    Path target = module.resolve("target");
    String libraries = Files.readString(target.resolve("classpath")).strip();
    List<String> command = new ArrayList<>(List.of(Server.java(), "-Xmx" + heap, "-cp"));
    command.add(target.resolve("classes") + File.pathSeparator + libraries);
    command.add(mainClass);
    settings.forEach((name, value) -> command.add("--" + name + "=" + value));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new JavaService(process, log);
  }

  void requireAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IOException("a service ended; see " + log);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
