package dev.sluice.bench.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes one version of a population as the CSV files of a managed system, in mixed key order. */
final class FileMaker {
  private static final int TITLE = Population.USER_COLUMNS.indexOf("title");

  private final Population population;
  private final Path folder;

  FileMaker(Population population, Path folder) {
    this.population = population;
    this.folder = folder;
  }

  void write(int version) throws IOException {
    Files.createDirectories(folder);
    write("users.csv", writer -> users(writer, version));
    write("groups.csv", this::groups);
    write("managers.csv", writer -> managers(writer, version));
    write("members.csv", writer -> members(writer, version));
  }

  private void users(CsvWriter writer, int version) {
    writer.writeRecord(Population.USER_COLUMNS);
    inMixedOrder(
        version,
        user -> {
          String[] cells = population.cells(user, version);
          writer.writeRecord(cells);
          if (population.duplicated(user)) {
            if (population.duplicateDiffers(user)) {
              cells[TITLE] = "Somebody else";
            }
            writer.writeRecord(cells);
          }
          if (population.followedByEmptyKey(user)) {
            cells[0] = "";
            writer.writeRecord(cells);
          }
        });
  }

  private void groups(CsvWriter writer) {
    writer.writeRecord("id", "name");
    for (int group = population.groups() - 1; group >= 0; group--) {
      writer.writeRecord(population.groupKey(group), "Group " + group);
    }
  }

  private void managers(CsvWriter writer, int version) {
    writer.writeRecord("employeeId", "manager");
    inMixedOrder(
        version,
        user ->
            writer.writeRecord(
                population.key(user), population.key(population.manager(user, version))));
  }

  private void members(CsvWriter writer, int version) {
    writer.writeRecord("group", "member");
    inMixedOrder(
        version,
        user -> {
          int[] groups = population.memberships(user, version);
          for (int group : groups) {
            writer.writeRecord(population.groupKey(group), population.key(user));
          }
          if (groups.length > 0 && population.duplicated(user)) {
            writer.writeRecord(population.groupKey(groups[0]), population.key(user));
          }
        });
  }

  /** Walks through all users by a stride that has no divisor in common with their number. */
  private void inMixedOrder(int version, UserWriter writer) {
    int limit = population.limit(version);
    long stride = 611_953;
    while (greatestCommonDivisor(stride, limit) != 1) {
      stride++;
    }
    long user = limit / 3;
    for (int count = 0; count < limit; count++) {
      if (population.exists((int) user, version)) {
        writer.write((int) user);
      }
      user = (user + stride) % limit;
    }
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  private void write(String name, TableWriter table) throws IOException {
    Path partial = folder.resolve(name + ".partial");
    try (CsvWriter writer =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(1 << 16).build(partial)) {
      table.write(writer);
    }
    Files.move(partial, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private interface UserWriter {
    void write(int user);
  }

  private interface TableWriter {
    void write(CsvWriter writer);
  }
}
