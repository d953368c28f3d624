package dev.sluice.standalone.temporal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A Temporal service that Sluice can use. */
public interface TemporalService extends AutoCloseable {

  /** Host and port of its front end. */
  String address();

  /** What its clients have to send with every request, if it lets in nobody else. */
  default Optional<String> token() {
    return Optional.empty();
  }

  /** Where people look at it, if it has pages. */
  Optional<String> pages();

  /** One line for the operator: which service it is, and what it keeps. */
  String description();

  @Override
  void close();

  /** The file of a durable service within {@code folder}, which stands on its command line. */
  static Path database(Path folder) {
    return folder.resolve("temporal.db");
  }

  /**
   * Finds the service to use, and starts it if it is ours.
   *
   * @param environment may name a service in {@code SLUICE_TEMPORAL_ADDRESS} or a program in {@code
   *     SLUICE_TEMPORAL_BIN}
   * @param folder where a durable service keeps its runs
   */
  static TemporalService start(Map<String, String> environment, Path folder, TemporalPorts ports)
      throws IOException {
    String address = environment.getOrDefault("SLUICE_TEMPORAL_ADDRESS", "");
    if (!address.isBlank()) {
      return new ExistingService(address);
    }
    Optional<Path> program = TemporalProgram.find(environment);
    if (program.isPresent()) {
      return DevelopmentServer.start(program.get(), folder, ports);
    }
    return MemoryService.start(ports.frontEnd().pick());
  }
}
