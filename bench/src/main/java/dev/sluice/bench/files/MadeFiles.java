package dev.sluice.bench.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Both versions of a population as files, with the expected counts beside them, and the folder from
 * which the server reads one version at a time.
 */
public final class MadeFiles {
  private static final List<String> NAMES =
      List.of("users.csv", "groups.csv", "managers.csv", "members.csv");

  private final Population population;
  private final Path folder;

  public MadeFiles(Population population, Path folder) {
    this.population = population;
    this.folder = folder;
  }

  /** Makes what is missing. */
  public void make() throws IOException {
    Path expected = folder.resolve("expected.json");
    if (Files.exists(expected)) {
      return;
    }
    Map<String, Map<String, Map<String, Long>>> counters = new TreeMap<>();
    for (int version : Population.VERSIONS) {
      new FileMaker(population, folder(version)).write(version);
      counters.put("0 to " + version, Expected.initial(population, version).counters());
    }
    counters.put("1 to 2", Expected.change(population, 1, 2).counters());
    counters.put("2 to 1", Expected.change(population, 2, 1).counters());
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(expected, json.writeValueAsString(counters));
  }

  /** The folder that the server reads. */
  public Path current() {
    return folder.resolve("current");
  }

  /** One file of one version. */
  public Path file(int version, String name) {
    return folder(version).resolve(name);
  }

  /** Makes a version the one that the server reads. */
  public void use(int version) throws IOException {
    Files.createDirectories(current());
    for (String name : NAMES) {
      // The agent follows no symbolic link, and a copy would cost what the run is about to cost.
      Path link = current().resolve(name + ".link");
      Files.deleteIfExists(link);
      Files.createLink(link, file(version, name));
      // Two names of one file are not moved onto each other, so the old name goes first.
      Files.deleteIfExists(current().resolve(name));
      Files.move(link, current().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** The bytes of a row of the users' file on average. */
  public double bytesPerUser() throws IOException {
    Expected first = Expected.initial(population, 1);
    long rows =
        first.present(Expected.USER)
            + first.of(Expected.USER, "duplicates")
            + first.of(Expected.USER, "rejected");
    return (double) Files.size(file(1, "users.csv")) / rows;
  }

  /** The folder of one version. */
  public Path folder(int version) {
    return folder.resolve("version-" + version);
  }
}
