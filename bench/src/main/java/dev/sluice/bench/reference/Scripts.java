package dev.sluice.bench.reference;

import dev.sluice.bench.files.Expected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** R1 and R2, as scripts of coreutils and awk. */
public final class Scripts {
  private final Path folder;
  private final Path users;
  private final Path links;

  private Scripts(Path folder, Path users, Path links) {
    this.folder = folder;
    this.users = users;
    this.links = links;
  }

  /** Unpacks the scripts; {@code folder} will also hold what they write. */
  public static Scripts in(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new Scripts(
        folder, unpack(folder, "prepare-users.sh"), unpack(folder, "prepare-links.sh"));
  }

  /** Where the sorted files of this name are. */
  public Path sorted(String name) {
    return folder.resolve(name);
  }

  /**
   * R1.
   *
   * @param raw the folder of the raw files
   * @param previous the name of the sorted files to compare with
   * @param out the name of the sorted files to write
   */
  public void prepareUsers(Path raw, String previous, String out)
      throws IOException, InterruptedException {
    run(users, raw.resolve("users.csv"), previous, out);
  }

  /** R2, with the same meaning of the parameters. */
  public void prepareLinks(Path raw, String previous, String out)
      throws IOException, InterruptedException {
    run(links, raw, previous, out);
  }

  /** What is wrong about the users' files in {@code out}. */
  public List<String> wrongUsers(Expected expected, String out) throws IOException {
    Path files = sorted(out);
    List<String> wrong = new ArrayList<>();
    Map<String, Long> commands = new TreeMap<>();
    try (Stream<String> lines = Files.lines(files.resolve("users.delta"))) {
      lines.forEach(line -> commands.merge(line.substring(0, 6), 1L, Long::sum));
    }
    long dropped = Long.parseLong(Files.readString(files.resolve("users.dropped")).strip());
    Check check = new Check("R1", wrong);
    check.equal("rows", expected.present(Expected.USER), lines(files.resolve("users.sorted")));
    check.equal(
        "duplicates",
        expected.of(Expected.USER, "duplicates"),
        dropped + lines(files.resolve("users.duplicates")));
    check.equal(
        "empty keys", expected.of(Expected.USER, "rejected"), lines(files.resolve("users.nullpk")));
    for (String operation : List.of("insert", "update", "delete")) {
      check.equal(
          operation,
          expected.of(Expected.USER, Check.counter(operation)),
          commands.getOrDefault(operation, 0L));
    }
    return wrong;
  }

  /** What is wrong about the links' files in {@code out}. */
  public List<String> wrongLinks(Expected expected, String out) throws IOException {
    Path files = sorted(out);
    List<String> wrong = new ArrayList<>();
    Check check = new Check("R2", wrong);
    check.equal(
        "managers", expected.present(Expected.MANAGER), lines(files.resolve("managers.sorted")));
    check.equal(
        "members", expected.present(Expected.MEMBERS), lines(files.resolve("members.sorted")));
    check.equal(
        "changes of managers",
        // An updated link is an old line and a new one.
        expected.changes(Expected.MANAGER) + expected.of(Expected.MANAGER, "updated"),
        lines(files.resolve("managers.delta")));
    check.equal(
        "changes of members",
        expected.changes(Expected.MEMBERS),
        lines(files.resolve("members.delta")));
    return wrong;
  }

  private void run(Path script, Path raw, String previous, String out)
      throws IOException, InterruptedException {
    for (String each : List.of(previous, out)) {
      Files.createDirectories(sorted(each));
    }
    for (String name : List.of("users.sorted", "managers.sorted", "members.sorted")) {
      Path file = sorted(previous).resolve(name);
      if (!Files.exists(file)) {
        Files.createFile(file);
      }
    }
    Process process =
        new ProcessBuilder(
                "bash",
                script.toString(),
                raw.toString(),
                sorted(previous).toString(),
                sorted(out).toString())
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(script.getFileName() + " ended with " + process.exitValue());
    }
  }

  private static long lines(Path file) throws IOException {
    long lines = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        for (int at = 0; at < length; at++) {
          lines += buffer[at] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  private static Path unpack(Path folder, String name) throws IOException {
    Path script = folder.resolve(name);
    try (InputStream in = Scripts.class.getResourceAsStream("/reference/" + name)) {
      if (in == null) {
        throw new IOException("no script " + name);
      }
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
    }
    return script;
  }

  /** One of the files that belong to the references. */
  public static String text(String name) throws IOException {
    try (InputStream in = Scripts.class.getResourceAsStream("/reference/" + name)) {
      if (in == null) {
        throw new IOException("no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
