package dev.sluice.standalone.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A small managed system: its definition, and its files in the versions that a test needs. */
final class Company {
  /** Stands in attributes only, so wherever else it is found, a value has leaked. */
  static final String CANARY = "canary-7f3a";

  private static final int GROUPS = 5;

  private static final String DEFINITION =
      """
      connector: NAME
      agent: default
      sources:
        users: { csv: { path: NAME-users.csv } }
        groups: { csv: { path: NAME-groups.csv } }
        managers: { csv: { path: NAME-managers.csv } }
        members: { csv: { path: NAME-members.csv } }
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
  private final String name;

  private Company(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** Writes the definition of the connector {@code company}, and the first version of its files. */
  static Company in(Path folder) throws IOException {
    return named("company", folder);
  }

  /** Companies of different names have different people, and may share a repository. */
  static Company named(String name, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("connectors"));
    Files.createDirectories(folder.resolve("files"));
    Files.writeString(
        folder.resolve("connectors").resolve(name + ".yaml"), DEFINITION.replace("NAME", name));
    Company company = new Company(folder, name);
    company.has(1, 100, "first");
    return company;
  }

  String name() {
    return name;
  }

  /** Users {@code from} to {@code to}, all with this title, each managed by the first of them. */
  void has(int from, int to, String title) throws IOException {
    StringBuilder users = new StringBuilder("id,login,title\n");
    StringBuilder managers = new StringBuilder("id,manager\n");
    StringBuilder members = new StringBuilder("group,member\n");
    for (int user = from; user <= to; user++) {
      users.append("%s-%04d,%s-login%d,%s %s%n".formatted(name, user, name, user, title, CANARY));
      managers.append("%s-%04d,%s-%04d%n".formatted(name, user, name, from));
      members.append("%s-g%d,%s-login%d%n".formatted(name, user % GROUPS, name, user));
    }
    StringBuilder groups = new StringBuilder("id,name\n");
    for (int group = 0; group < GROUPS; group++) {
      groups.append("%s-g%d,Group %d%n".formatted(name, group, group));
    }
    write("users.csv", users);
    write("managers.csv", managers);
    write("members.csv", members);
    write("groups.csv", groups);
  }

  /** A ragged row, and a second user with the login of the first. */
  void addsRowsThatCannotBeUsed() throws IOException {
    add("users.csv", "%s-0900,%s,%s,%s%n".formatted(name, CANARY, CANARY, CANARY));
    add("users.csv", "%s-0901,%s-login1,%s%n".formatted(name, name, CANARY));
  }

  /** The export ends in the middle of a row. */
  void cutsItsMembersShort() throws IOException {
    add("members.csv", name + "-g1,\"" + CANARY);
  }

  private void add(String file, String row) throws IOException {
    Files.writeString(file(file), row, StandardOpenOption.APPEND);
  }

  private void write(String file, CharSequence text) throws IOException {
    Files.writeString(file(file), text);
  }

  private Path file(String file) {
    return folder.resolve("files").resolve(name + "-" + file);
  }
}
