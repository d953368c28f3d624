package dev.sluice.standalone.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A small managed system: its definition, and its files in the versions that a test needs. */
final class Company {
  /** Stands in attributes only, so wherever else it is found, a value has leaked. */
  static final String CANARY = "canary-7f3a";

  private static final String DEFINITION =
      """
      connector: company
      agent: default
      sources:
        users: { csv: { path: users.csv } }
        groups: { csv: { path: groups.csv } }
        managers: { csv: { path: managers.csv } }
        members: { csv: { path: members.csv } }
      entityTypes:
        User:
          source: users
          key: id
          properties:
            id: { column: id }
            login: { column: login, required: true, unique: true }
            title: { column: title }
        Group:
          source: groups
          key: id
          properties:
            id: { column: id }
            name: { column: name }
      associations:
        User.manager:
          source: managers
          owner: id
          target: { entityType: User, column: manager }
          multiplicity: one
        Group.members:
          source: members
          owner: group
          target: { entityType: User, column: member, property: login }
          multiplicity: many
      thresholds:
        maxPercentageInsertedLines: 100
        maxPercentageUpdatedLines: 100
        maximumDeletedLines: 3
        maxPercentageDeletedLines: off
        maxLinkPercentageInsertedLines: 100
        maxLinkPercentageUpdatedLines: 100
        maxLinkPercentageDeletedLines: off
      """;

  private final Path folder;

  private Company(Path folder) {
    this.folder = folder;
  }

  /** Writes the definition and the first version of the files. */
  static Company in(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("connectors"));
    Files.createDirectories(folder.resolve("files"));
    Files.writeString(folder.resolve("connectors/company.yaml"), DEFINITION);
    Company company = new Company(folder);
    company.has(1, 100, "first");
    return company;
  }

  /** Users {@code from} to {@code to}, all with this title, each managed by the first of them. */
  void has(int from, int to, String title) throws IOException {
    StringBuilder users = new StringBuilder("id,login,title\n");
    StringBuilder managers = new StringBuilder("id,manager\n");
    StringBuilder members = new StringBuilder("group,member\n");
    for (int user = from; user <= to; user++) {
      users.append("%04d,login%d,%s %s%n".formatted(user, user, title, CANARY)).toString();
      managers.append("%04d,%04d%n".formatted(user, from));
      members.append("g%d,login%d%n".formatted(user % 5, user));
    }
    write("users.csv", users);
    write("managers.csv", managers);
    write("members.csv", members);
    write("groups.csv", "id,name\ng0,Zero\ng1,One\ng2,Two\ng3,Three\ng4,Four\n");
  }

  /** A ragged row, and a second user with the login of the first. */
  void addsRowsThatCannotBeUsed() throws IOException {
    add("users.csv", "0900,%s,%s,%s%n".formatted(CANARY, CANARY, CANARY));
    add("users.csv", "0901,login1,%s%n".formatted(CANARY));
  }

  /** The export ends in the middle of a row. */
  void cutsItsMembersShort() throws IOException {
    add("members.csv", "g1,\"" + CANARY);
  }

  private void add(String name, String row) throws IOException {
    Files.writeString(folder.resolve("files").resolve(name), row, StandardOpenOption.APPEND);
  }

  private void write(String name, CharSequence text) throws IOException {
    Files.writeString(folder.resolve("files").resolve(name), text);
  }
}
