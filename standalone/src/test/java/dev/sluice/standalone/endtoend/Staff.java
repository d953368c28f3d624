package dev.sluice.standalone.endtoend;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A list of people whose file can be spoilt. */
final class Staff {
  private static final String DEFINITION =
      """
      connector: NAME
      agent: default
      sources: { people: { csv: { path: NAME.csv, encoding: ENCODING } } }
      entityTypes:
        Person:
          source: people
          key: id
          properties:
            id: { column: ID }
            sn: { column: SN }
            givenName: { column: GN }
            badge: { column: BADGE }
            hired: { column: HIRED, type: date, format: dd/MM/yyyy }
            phone: { column: PHONE }
            displayName: { expression: "row.GN + ' ' + row.SN" }
      thresholds: { maxPercentageUpdatedLines: 5, maximumDeletedLines: 5 }
      """;

  private static final String HEADER = "ID,SN,GN,BADGE,HIRED,PHONE";
  private static final String[] GIVEN = {"Zoë", "Jörg", "Ana", "Łukasz", "İpek", "Paul", "Mae"};

  private final String name;
  private final Path file;
  private final Charset charset;
  private List<String[]> people = new ArrayList<>();

  private Staff(String name, Path file, Charset charset) {
    this.name = name;
    this.file = file;
    this.charset = charset;
  }

  /** Writes the definition of a connector and a first file of so many people. */
  static Staff named(String name, Path folder, int size) throws IOException {
    return named(name, folder, size, StandardCharsets.UTF_8);
  }

  static Staff named(String name, Path folder, int size, Charset charset) throws IOException {
    Files.createDirectories(folder.resolve("connectors"));
    Files.createDirectories(folder.resolve("files"));
    Files.writeString(
        folder.resolve("connectors/" + name + ".yaml"),
        DEFINITION.replace("NAME", name).replace("ENCODING", charset.name()));
    Staff staff = new Staff(name, folder.resolve("files/" + name + ".csv"), charset);
    for (int n = 1; n <= size; n++) {
      staff.people.add(
          new String[] {
            // Two connectors have different people.
            staff.keyPrefix() + "%05d".formatted(n),
            "Müller-" + n,
            // What windows-1252 has, where the file is to be written in it.
            GIVEN[n % (charset.equals(StandardCharsets.UTF_8) ? GIVEN.length : 3)] + n,
            "B" + (900000 - n),
            "%02d/%02d/%d".formatted(n % 28 + 1, n % 12 + 1, 1990 + n % 30),
            "+33 1 " + n
          });
    }
    staff.write(HEADER);
    return staff;
  }

  String name() {
    return name;
  }

  /** What the keys of these people begin with, and of no others. */
  String keyPrefix() {
    return "00" + Math.abs(name.hashCode() % 1000);
  }

  /** So many of the first people get another phone, as on any day. */
  Staff drifts(int some) {
    for (int n = 0; n < some; n++) {
      String[] person = people.get(n).clone();
      person[5] = "+44 " + n;
      people.set(n, person);
    }
    return this;
  }

  /** Another header stands over the same rows. */
  void write(String header) throws IOException {
    write(header, row -> row, charset);
  }

  /** Each row is written otherwise. */
  void writeRows(UnaryOperator<String[]> otherwise) throws IOException {
    write(HEADER, otherwise, charset);
  }

  /** Updates of the first people alone. */
  void writeCommands(String header, int some) throws IOException {
    StringBuilder text = new StringBuilder("COMMAND,").append(header).append('\n');
    for (String[] person : people.subList(0, some)) {
      text.append("update,").append(String.join(",", person)).append('\n');
    }
    Files.write(file, text.toString().getBytes(charset));
  }

  void writeIn(Charset other) throws IOException {
    write(HEADER, row -> row, other);
  }

  /** The number of a person from 1, by the key. */
  static int number(String[] row) {
    return Integer.parseInt(row[0].substring(row[0].length() - 5));
  }

  private void write(String header, UnaryOperator<String[]> otherwise, Charset written)
      throws IOException {
    StringBuilder text = new StringBuilder(header).append('\n');
    for (String[] person : people) {
      text.append(String.join(",", otherwise.apply(person.clone()))).append('\n');
    }
    Files.write(file, text.toString().getBytes(written));
  }
}
