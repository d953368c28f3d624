package dev.sluice.standalone.server;

import dev.sluice.standalone.process.LoopbackPorts;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The loopback ports of the parts. Each is picked at random once and stored, so that a bookmark on
 * Temporal's web UI keeps working; a port that is in use, or cannot be read, is picked again.
 */
final class Ports {
  private static final String FILE = "ports.properties";

  private final ServerFiles files;
  private final Map<String, Integer> kept = new TreeMap<>();

  Ports(ServerFiles files) throws IOException {
    this.files = files;
    files.lines(FILE).forEach(this::keep);
  }

  /** The port of one part. */
  int portOf(String part) throws IOException {
    Integer known = kept.get(part);
    if (known != null && LoopbackPorts.isFree(known)) {
      return known;
    }
    int port = LoopbackPorts.anyFree();
    kept.put(part, port);
    files.write(
        FILE,
        kept.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue() + "\n")
            .collect(Collectors.joining()));
    return port;
  }

  private void keep(String line) {
    String[] parts = line.split("=", 2);
    if (parts.length == 2 && parts[1].matches("[1-9][0-9]{3,4}")) {
      int port = Integer.parseInt(parts[1]);
      if (port <= LoopbackPorts.HIGHEST) {
        kept.put(parts[0], port);
      }
    }
  }
}
