package dev.sluice.standalone.apart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A managed system with an agent of its own.
 *
 * @param name of the connector and of its agent
 */
record Office(String name, Path connectors, Path files) {
  private static final String DEFINITION =
      """
      connector: NAME
      agent: NAME
      sources:
        people: { csv: { path: people.csv } }
        managers: { csv: { path: managers.csv } }
      entityTypes:
        NAMEPerson:
          source: people
          key: id
          properties:
            id: { column: id }
            title: { column: title }
      associations:
        NAMEPerson.manager:
          source: managers
          owner: id
          target: { entityType: NAMEPerson, column: manager }
          multiplicity: one
      thresholds:
        maximumDeletedLines: 100
        maximumUpdatedLines: off
        maxPercentageUpdatedLines: off
      notify: { on: [completed], mail: [NAME@example.org] }
      """;

  /** More than the thousand from which on a first load makes tables and indexes. */
  static final int PEOPLE = 3000;

  static Office named(String name, Path folder) throws IOException {
    Office office =
        new Office(
            name,
            Files.createDirectories(folder.resolve("connectors")),
            Files.createDirectories(folder.resolve("files-" + name)));
    Files.writeString(office.connectors.resolve(name + ".yaml"), DEFINITION.replace("NAME", name));
    office.has("first");
    return office;
  }

  /** What its agent is known by. */
  String token() {
    return "token-of-the-agent-in-the-" + name + "-office";
  }

  /** All people with this title. */
  void has(String title) throws IOException {
    has(title, PEOPLE);
  }

  /** The first so many of them. */
  void has(String title, int some) throws IOException {
    StringBuilder people = new StringBuilder("id,title\n");
    StringBuilder managers = new StringBuilder("id,manager\n");
    for (int person = 1; person <= some; person++) {
      people.append("p%05d,%s%n".formatted(person, title));
      managers.append("p%05d,p%05d%n".formatted(person, 1 + person / 10));
    }
    Files.writeString(files.resolve("people.csv"), people);
    Files.writeString(files.resolve("managers.csv"), managers);
  }
}
