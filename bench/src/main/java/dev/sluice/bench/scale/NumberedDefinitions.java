package dev.sluice.bench.scale;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Definitions that several connectors have, each with entity types and an agent of its own. */
final class NumberedDefinitions {
  private NumberedDefinitions() {}

  /**
   * Writes one.
   *
   * @param name of the definition, which gets the number
   * @param agent the name of its agent
   */
  static void write(Path folder, String name, int number, String agent) throws IOException {
    try (InputStream in = NumberedDefinitions.class.getResourceAsStream("/" + name + ".yaml")) {
      if (in == null) {
        throw new IOException("no definition of " + name);
      }
      String definition =
          numbered(new String(in.readAllBytes(), StandardCharsets.UTF_8), number)
              .replace("connector: " + name, "connector: " + name + "-" + number)
              .replace("agent: default", "agent: " + agent);
      Files.writeString(
          Files.createDirectories(folder).resolve(name + "-" + number + ".yaml"), definition);
    }
  }

  /** A text with the entity types of the connector of this number. */
  static String numbered(String text, int number) {
    return text.replaceAll("\\b(User|Group|Small)\\b", "$1" + number);
  }
}
