package dev.sluice.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All results for one size.
 *
 * @param users how many users version 1 has
 * @param measuredAt the day
 * @param machine what it was measured on
 * @param times milliseconds of every repetition, by the id of a step or reference
 * @param values what is no time to be compared: sizes, bytes per row
 */
public record Results(
    int users,
    String measuredAt,
    Map<String, String> machine,
    Map<String, List<Double>> times,
    Map<String, Double> values) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Nothing measured yet. */
  public static Results empty(int users, String measuredAt, Map<String, String> machine) {
    return new Results(users, measuredAt, machine, new TreeMap<>(), new TreeMap<>());
  }

  /** Notes one time. */
  public void add(String id, double milliseconds) {
    times.computeIfAbsent(id, key -> new ArrayList<>()).add(milliseconds);
  }

  /** The spread of one step or reference, unless it was not measured. */
  public Optional<Spread> spread(String id) {
    List<Double> measured = times.getOrDefault(id, List.of());
    return measured.isEmpty() ? Optional.empty() : Optional.of(Spread.of(measured));
  }

  /** The sum of the references' spreads, unless one was not measured. */
  public Optional<Spread> reference(Goal goal) {
    double median = 0;
    double minimum = 0;
    double maximum = 0;
    for (String id : goal.references()) {
      Optional<Spread> spread = spread(id);
      if (spread.isEmpty()) {
        return Optional.empty();
      }
      median += spread.get().median();
      minimum += spread.get().minimum();
      maximum += spread.get().maximum();
    }
    return Optional.of(new Spread(median, minimum, maximum));
  }

  /** Median by median of the reference, unless one was not measured. */
  public OptionalDouble ratio(Goal goal) {
    Optional<Spread> sluice = spread(goal.name());
    Optional<Spread> reference = reference(goal);
    return sluice.isEmpty() || reference.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(sluice.get().median() / reference.get().median());
  }

  /** What was measured this time, and of the rest what was measured before. */
  public Results over(Results before) {
    Map<String, List<Double>> allTimes = new TreeMap<>(before.times);
    allTimes.putAll(times);
    Map<String, Double> allValues = new TreeMap<>(before.values);
    allValues.putAll(values);
    return new Results(users, measuredAt, machine, allTimes, allValues);
  }

  /** Writes them to the file of their size. */
  public void store(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(file(folder, users), JSON.writeValueAsString(this) + "\n");
  }

  /** What was stored last for this size. */
  public static Optional<Results> stored(Path folder, int users) throws IOException {
    Path file = file(folder, users);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /** All that was stored, the smallest size first. */
  public static List<Results> all(Path folder) throws IOException {
    List<Results> results = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
          results.add(read(file));
        }
      }
    }
    results.sort((one, other) -> Integer.compare(one.users, other.users));
    return results;
  }

  private static Results read(Path file) throws IOException {
    return JSON.readValue(Files.readString(file), Results.class);
  }

  private static Path file(Path folder, int users) {
    return folder.resolve(Size.label(users).replace(" ", "") + ".json");
  }
}
