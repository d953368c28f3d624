package dev.sluice.repository.finding.cause;

import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.repository.finding.evidence.KeyForm;
import dev.sluice.repository.finding.evidence.KeySides;
import dev.sluice.repository.finding.evidence.PairedPeople;
import dev.sluice.repository.finding.evidence.PlannedCounts;
import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.ReadFile;
import dev.sluice.repository.finding.evidence.ReadFile.Cell;
import dev.sluice.repository.finding.evidence.ReadFile.Columns;
import dev.sluice.repository.finding.evidence.ReadFile.NotDates;
import dev.sluice.repository.finding.evidence.Row;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Side;
import dev.sluice.repository.finding.evidence.Sketch;
import dev.sluice.repository.finding.evidence.Update;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is stored with what a file says, in memory, and takes the sample that the server
 * takes of a plan.
 */
final class Comparing {
  private static final int SAMPLED = 2000;

  private final Map<String, PropertyType> types = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> stored = new TreeMap<>();
  private final Map<String, Map<String, String>> read = new TreeMap<>();
  private final Map<String, String> formats = new HashMap<>();
  private final Map<String, List<Cell>> notDates = new HashMap<>();
  private final Map<String, Share> keysOfOthers = new HashMap<>();
  private Content content = Content.ROWS;
  private @Nullable String sameAs;
  private @Nullable Columns columns;
  private boolean commands;
  private PairedPeople people = PairedPeople.NONE;

  Comparing property(String name, PropertyType type) {
    types.put(name, type);
    return this;
  }

  Comparing stored(String key, Map<String, String> values) {
    stored.put(key, values);
    return this;
  }

  Comparing read(String key, Map<String, String> values) {
    read.put(key, values);
    return this;
  }

  /** How the file writes the dates of a property. */
  Comparing format(String property, String format) {
    formats.put(property, format);
    return this;
  }

  /** A row that cannot be used since a cell is no date; its resource stays as it is. */
  Comparing notADate(String key, String property, String cell) {
    Map<String, String> kept = stored.get(key);
    notDates
        .computeIfAbsent(property, each -> new ArrayList<>())
        .add(new Cell(cell, value(kept, property)));
    if (kept == null) {
      read.remove(key);
    } else {
      read.put(key, kept);
    }
    return this;
  }

  Comparing content(Content held) {
    content = held;
    return this;
  }

  Comparing sameAs(String source) {
    sameAs = source;
    return this;
  }

  /** The rows say what to do. */
  Comparing commands() {
    commands = true;
    return this;
  }

  Comparing columns(Columns found) {
    columns = found;
    return this;
  }

  Comparing paired(PairedPeople found) {
    people = found;
    return this;
  }

  Comparing keysOf(String type, Share share) {
    keysOfOthers.put(type, share);
    return this;
  }

  Sample sample() {
    List<Update> updates = new ArrayList<>();
    List<Row> unchanged = new ArrayList<>();
    List<Row> deleted = new ArrayList<>();
    List<Row> inserted = new ArrayList<>();
    stored.forEach(
        (key, before) -> {
          Map<String, String> after = read.get(key);
          if (after == null) {
            deleted.add(new Row(key, before));
          } else if (after.equals(before)) {
            unchanged.add(new Row(key, before));
          } else {
            updates.add(new Update(key, before, after));
          }
        });
    read.forEach(
        (key, after) -> {
          if (!stored.containsKey(key)) {
            inserted.add(new Row(key, after));
          }
        });
    PlannedCounts counts =
        new PlannedCounts(
            inserted.size(), updates.size(), deleted.size(), stored.size(), read.size());
    KeySides keys = new KeySides(keys(deleted), keys(inserted));
    return new Sample(
        "User",
        "id",
        types.keySet().stream().map(this::property).toList(),
        counts,
        sampled(updates, Update::key),
        commands ? List.of() : sampled(unchanged, Row::key),
        side(deleted),
        side(inserted),
        Arrays.stream(KeyForm.values()).collect(Collectors.toMap(each -> each, each -> keys)),
        new ReadFile(
            "users.csv", "windows-1252", content, commands, null, sameAs, columns, notDates()),
        elsewhere(updates),
        keysOfOthers,
        people);
  }

  private Property property(String name) {
    return new Property(
        name, Objects.requireNonNull(types.get(name)), name, formats.get(name), null, null, null);
  }

  private static @Nullable String value(@Nullable Map<String, String> kept, String property) {
    String value = kept == null ? "" : kept.getOrDefault(property, "");
    return value.isEmpty() ? null : value;
  }

  private Map<String, NotDates> notDates() {
    return notDates.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, each -> new NotDates(each.getValue().size(), each.getValue())));
  }

  private static List<String> keys(List<Row> rows) {
    return rows.stream().map(Row::key).toList();
  }

  private static <T> List<T> sampled(List<T> all, Function<T, String> key) {
    return all.stream()
        .sorted(Comparator.comparingLong(each -> hash(key.apply(each))))
        .limit(SAMPLED)
        .toList();
  }

  private static long hash(String key) {
    return key.hashCode() * 0x9E3779B97F4A7C15L;
  }

  private Side side(List<Row> rows) {
    Map<String, Sketch> values = new HashMap<>();
    for (Row row : rows) {
      row.values()
          .forEach(
              (property, value) ->
                  values.computeIfAbsent(property, each -> new Sketch()).add(value));
    }
    return new Side(sampled(rows, Row::key), Sketch.of(keys(rows)), values);
  }

  private Map<String, Share> elsewhere(List<Update> updates) {
    Map<String, Share> elsewhere = new HashMap<>();
    for (String property : types.keySet()) {
      Map<String, Integer> had = new HashMap<>();
      List<Update> changed = updates.stream().filter(each -> each.changes(property)).toList();
      changed.forEach(each -> had.merge(each.before().getOrDefault(property, ""), 1, Integer::sum));
      if (!changed.isEmpty() && had.size() >= 0.9 * changed.size()) {
        Set<String> values = new HashSet<>(had.keySet());
        values.remove("");
        long hits =
            changed.stream().filter(each -> values.contains(each.after().get(property))).count();
        elsewhere.put(property, new Share(hits, changed.size()));
      }
    }
    return elsewhere;
  }
}
