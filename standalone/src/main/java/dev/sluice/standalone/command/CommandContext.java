package dev.sluice.standalone.command;

import dev.sluice.standalone.screen.Output;
import java.nio.file.Path;
import java.util.Map;

/**
 * The environment of a command.
 *
 * @param output where it speaks to people and programs
 * @param environment the environment's variables
 */
public record CommandContext(Output output, Map<String, String> environment) {

  /** The folder that the launcher stands in; the current one without a launcher. */
  public static Path home() {
    return Path.of(System.getProperty("sluice.home", ".")).toAbsolutePath().normalize();
  }
}
