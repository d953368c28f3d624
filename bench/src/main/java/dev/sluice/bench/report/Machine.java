package dev.sluice.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The machine of a measurement. */
public final class Machine {
  private Machine() {}

  /**
   * Describes this machine.
   *
   * @param database the settings of the database server
   * @param heap of the measured JVM
   */
  public static Map<String, String> describe(Map<String, String> database, String heap)
      throws IOException {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("processor", line("/proc/cpuinfo", "model name"));
    machine.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    machine.put("memory", line("/proc/meminfo", "MemTotal"));
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("JVM", System.getProperty("java.vm.name") + " " + Runtime.version());
    machine.put("heap", heap);
    database.forEach((name, value) -> machine.put("PostgreSQL " + name, value));
    return machine;
  }

  private static String line(String file, String name) throws IOException {
    Path path = Path.of(file);
    if (!Files.exists(path)) {
      return "unknown";
    }
    return Files.readAllLines(path).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }
}
