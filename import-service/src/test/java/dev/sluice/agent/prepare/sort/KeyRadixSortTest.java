package dev.sluice.agent.prepare.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class KeyRadixSortTest {
  private static final byte[] NOTHING = {};

  @Property(tries = 300)
  void ordersLikeAStableSortOfWholeKeys(
      @ForAll @Size(max = 400) List<@StringLength(max = 3) String> endings,
      @ForAll @StringLength(max = 40) String beginning) {
    assertOrdered(endings.stream().map(each -> bytes(beginning + each)).toList());
  }

  @Property(tries = 100)
  void ordersKeysOfNumbersAndOfAnyBytes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int length) {
    Random random = new Random(seed);
    List<byte[]> keys = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      byte[] any = new byte[random.nextInt(length + 1)];
      random.nextBytes(any);
      // No value holds a NUL.
      for (int j = 0; j < any.length; j++) {
        any[j] = any[j] == 0 ? 1 : any[j];
      }
      keys.add(i % 3 == 0 ? any : bytes("%08d".formatted(random.nextInt(500))));
    }
    assertOrdered(keys);
  }

  @Property(tries = 200)
  void ordersLinksByOwnerFirst(
      @ForAll @Size(max = 100) List<@StringLength(min = 1, max = 2) String> owners,
      @ForAll @Size(min = 1, max = 10) List<@StringLength(max = 2) String> targets) {
    RowArena arena = new RowArena(1 << 20);
    List<byte[]> keys = new ArrayList<>();
    for (String owner : owners) {
      String target = targets.get(keys.size() % targets.size());
      byte[] line = bytes(owner.replace('\0', 'x') + "," + target.replace('\0', 'y') + "\n");
      int ownerLength = bytes(owner.replace('\0', 'x')).length;
      byte[] key = Arrays.copyOf(line, line.length - 1);
      key[ownerLength] = 0;
      keys.add(key);
      arena.add(NOTHING, key.length, line, line.length, SortedRow.joined(ownerLength), keys.size());
    }
    assertOrdered(arena, keys);
  }

  private static void assertOrdered(List<byte[]> keys) {
    RowArena arena = new RowArena(1 << 24);
    for (byte[] key : keys) {
      arena.add(key, key.length, bytes("line\n"), 5, SortedRow.APART, arena.count() + 1);
    }
    assertOrdered(arena, keys);
  }

  private static void assertOrdered(RowArena arena, List<byte[]> keys) {
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      expected.add(i);
    }
    expected.sort(Comparator.comparing(keys::get, Arrays::compareUnsigned));
    arena.sort();
    List<Integer> sorted = new ArrayList<>();
    SortedRow row = new SortedRow();
    for (int i = 0; i < arena.count(); i++) {
      row.at(arena.bytes(), arena.offset(i));
      int number = (int) row.sourceLine() - 1;
      assertThat(row.key()).isEqualTo(keys.get(number));
      sorted.add(number);
    }
    assertThat(sorted).isEqualTo(expected);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
