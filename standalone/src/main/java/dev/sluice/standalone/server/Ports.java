package dev.sluice.standalone.server;

import dev.sluice.standalone.process.LoopbackPorts;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The loopback ports of the parts that come along. Each is picked at random once and kept, so that
 * a bookmark on the Temporal pages stays good; one that is taken by now is picked anew.
 */
final class Ports {
  private final Path file;
  private final Properties kept = new Properties();

  Ports(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        kept.load(reader);
      }
    }
  }

  /** The port of one part. */
  int portOf(String part) throws IOException {
    int port = Integer.parseInt(kept.getProperty(part, "0"));
    if (port == 0 || !LoopbackPorts.isFree(port)) {
      port = LoopbackPorts.anyFree();
      kept.setProperty(part, Integer.toString(port));
      try (Writer writer = Files.newBufferedWriter(file)) {
        kept.store(writer, "Loopback ports of the parts of this server");
      }
    }
    return port;
  }
}
