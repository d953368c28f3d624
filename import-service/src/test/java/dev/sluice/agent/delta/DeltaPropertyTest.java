package dev.sluice.agent.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.files.Digests;
import dev.sluice.agent.sorted.Line;
import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.agent.sorted.SortedFileReader;
import dev.sluice.agent.step.Progress;
import dev.sluice.agent.step.ProgressTicker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Applying the delta to the old rows gives the new ones, whatever both are. */
class DeltaPropertyTest {
  private static final Comparator<String> IN_BYTE_ORDER =
      (left, right) ->
          Arrays.compareUnsigned(
              left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.of("a", "b", "B", "aa", "a,b", "\"", "\n", "é", "\uFF61", "\uD83D\uDE00");
  }

  @Provide
  Arbitrary<Map<String, String>> resources() {
    return Arbitraries.maps(keys(), Arbitraries.of("", "x", "y", "1\n2", ","));
  }

  @Provide
  Arbitrary<Set<List<String>>> links() {
    return keys().list().ofSize(2).set().ofMaxSize(30);
  }

  @Property(tries = 500)
  void makesTheNewResourcesOfTheOldOnes(
      @ForAll("resources") Map<String, String> old, @ForAll("resources") Map<String, String> fresh)
      throws IOException {
    Map<String, String> rows = new TreeMap<>(old);
    List<List<String>> commands;
    try (SortedFileReader before = resources(old);
        SortedFileReader after = resources(fresh)) {
      commands =
          written(new EntityDelta(before, after, none(), AskedKeys.none(), false, ticker())::write);
    }
    for (List<String> command : commands) {
      String key = command.get(1);
      switch (command.get(0)) {
        case "insert" -> assertThat(rows.put(key, command.get(2))).isNull();
        case "update" ->
            assertThat(rows.put(key, command.get(2).replace("NULL_NULL", ""))).isNotNull();
        case "delete" -> assertThat(rows.remove(key)).isNotNull();
        default -> throw new AssertionError(command.get(0));
      }
    }
    assertThat(rows).isEqualTo(fresh);
    assertThat(commands.stream().map(each -> each.get(1)).toList())
        .isSortedAccordingTo(IN_BYTE_ORDER)
        .doesNotHaveDuplicates();
  }

  @Property(tries = 500)
  void makesTheNewLinksOfTheOldOnes(
      @ForAll("links") Set<List<String>> old, @ForAll("links") Set<List<String>> fresh)
      throws IOException {
    assertThat(applied(old, fresh, false)).isEqualTo(fresh);
  }

  @Property(tries = 500)
  void makesTheNewSingleLinksOfTheOldOnes(
      @ForAll("links") Set<List<String>> old, @ForAll("links") Set<List<String>> fresh)
      throws IOException {
    Map<String, List<String>> single = new TreeMap<>();
    fresh.forEach(link -> single.put(link.get(0), link));
    Set<List<String>> oneEach = Set.copyOf(single.values());
    // The old ones may be many: the association may have been of another multiplicity before.
    assertThat(applied(old, oneEach, true)).isEqualTo(oneEach);
  }

  private static Set<List<String>> applied(
      Set<List<String>> old, Set<List<String>> fresh, boolean one) throws IOException {
    return applied(old, old, fresh, one);
  }

  @Property(tries = 500)
  void makesTheNewLinksOfOwnersOfWhichNothingIsKnown(
      @ForAll("links") Set<List<String>> stored,
      @ForAll("links") Set<List<String>> fresh,
      @ForAll Set<@From("keys") String> unknown)
      throws IOException {
    // Of an unknown owner the snapshot may know some links, and there may be others, or none.
    Set<List<String>> known = new java.util.HashSet<>(stored);
    known.removeIf(link -> unknown.contains(link.get(0)) && link.get(1).length() > 1);
    unknown.forEach(owner -> known.add(List.of(owner, "\0")));

    assertThat(applied(known, stored, fresh, false)).isEqualTo(fresh);
  }

  private static Set<List<String>> applied(
      Set<List<String>> snapshot, Set<List<String>> stored, Set<List<String>> fresh, boolean one)
      throws IOException {
    Set<List<String>> links = new java.util.HashSet<>(stored);
    Set<String> told = new java.util.HashSet<>();
    List<List<String>> commands;
    try (SortedFileReader before = links(snapshot);
        SortedFileReader after = links(fresh)) {
      commands =
          written(new LinkDelta(before, after, none(), AskedKeys.none(), one, ticker())::write);
    }
    for (List<String> command : commands) {
      List<String> link = command.subList(1, 3);
      switch (command.get(0)) {
        case "insert" -> assertThat(links.add(link)).isTrue();
        case "delete" -> assertThat(links.remove(link)).isTrue();
        case "set" -> {
          // The first one takes all away that is there; the others join it.
          if (told.add(link.get(0))) {
            links.removeIf(each -> each.get(0).equals(link.get(0)));
          }
          if (!link.get(1).isEmpty()) {
            links.add(link);
          }
        }
        default -> throw new AssertionError(command.get(0));
      }
    }
    return links;
  }

  private interface Writing {
    WrittenDelta write(Path file) throws IOException;
  }

  private static List<List<String>> written(Writing delta) throws IOException {
    Path file = Files.createTempFile("delta", ".csv");
    try {
      WrittenDelta written = delta.write(file);
      assertThat(written.sha256()).isEqualTo(Digests.of(file));
      List<List<String>> commands = new ArrayList<>();
      try (SortedFileReader reader = new SortedFileReader(file)) {
        for (Line line = reader.next(); line != null; line = reader.next()) {
          commands.add(line.cells());
        }
      }
      assertThat(commands).hasSize((int) written.rows());
      return commands;
    } finally {
      Files.delete(file);
    }
  }

  private static SortedFileReader resources(Map<String, String> rows) throws IOException {
    Set<String> keys = new TreeSet<>(IN_BYTE_ORDER);
    keys.addAll(rows.keySet());
    return file(
        List.of("id", "x"), keys.stream().map(each -> List.of(each, rows.get(each))).toList());
  }

  private static SortedFileReader links(Set<List<String>> links) throws IOException {
    return file(
        List.of("owner", "target"),
        links.stream()
            .sorted(
                Comparator.comparing((List<String> link) -> link.get(0), IN_BYTE_ORDER)
                    .thenComparing(link -> link.get(1), IN_BYTE_ORDER))
            .toList());
  }

  private static SortedFileReader file(List<String> header, List<List<String>> rows)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(LineEncoder.line(header));
    for (List<String> row : rows) {
      bytes.write(LineEncoder.line(row));
    }
    return new SortedFileReader(new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static KeptKeys none() throws IOException {
    return new KeptKeys(file(List.of("key"), List.of()));
  }

  private static ProgressTicker ticker() {
    return new ProgressTicker(Progress.NONE, 0, 0L);
  }
}
