package dev.sluice.repository.compare.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ResourceIdTableTest {
  private static final long PLENTY = 64L << 20;

  @Property(tries = 50)
  void findsWhatAMapFinds(@ForAll Random random) {
    var expected = new HashMap<String, Long>();
    try (var table = new ResourceIdTable(ResourceIdTable.memoryOf(PLENTY))) {
      for (int each = random.nextInt(40_000); each >= 0; each--) {
        String value = "x".repeat(random.nextInt(20)) + random.nextInt(30_000);
        long id = 1 + random.nextInt(Integer.MAX_VALUE);
        expected.putIfAbsent(value, id);
        put(table, bytes(value), id);
      }
      assertThat(table.size()).isEqualTo(expected.size());
      for (Map.Entry<String, Long> each : expected.entrySet()) {
        assertThat(id(table, each.getKey())).isEqualTo(each.getValue());
        assertThat(id(table, each.getKey() + "-")).isEqualTo(ResourceIdTable.NONE);
      }
    }
  }

  @Property(tries = 50)
  void findsManyAtOnceAsOneByOne(@ForAll Random random) {
    int count = random.nextInt(300);
    int[] ends = new int[count];
    long[] ids = new long[count];
    var values = new ByteArrayOutputStream();
    try (var table = new ResourceIdTable(ResourceIdTable.memoryOf(PLENTY))) {
      for (int each = random.nextInt(2000); each > 0; each--) {
        put(table, bytes("v".repeat(each % 5) + each), each);
      }
      for (int each = 0; each < count; each++) {
        int value = random.nextInt(3000);
        values.writeBytes(bytes("v".repeat(value % 5) + value));
        ends[each] = values.size();
      }
      byte[] all = values.toByteArray();

      table.find(all, ends, count, ids);

      for (int each = 0; each < count; each++) {
        int start = each == 0 ? 0 : ends[each - 1];
        assertThat(ids[each]).isEqualTo(table.find(all, start, ends[each]));
      }
    }
  }

  @Example
  void hidesWhatHasANegativeId() {
    try (var table = new ResourceIdTable(ResourceIdTable.memoryOf(PLENTY))) {
      put(table, bytes("gone"), -7);
      put(table, bytes("gone"), 8);
      long[] ids = new long[1];

      table.find(bytes("gone"), new int[] {4}, 1, ids);

      assertThat(ids).containsExactly(ResourceIdTable.NONE);
      assertThat(id(table, "gone")).isEqualTo(ResourceIdTable.NONE);
    }
  }

  @Property(tries = 20)
  void givesAllThatWasEntered(@ForAll Random random) {
    var expected = new LinkedHashMap<String, Long>();
    var given = new LinkedHashMap<String, Long>();
    try (var table = new ResourceIdTable(ResourceIdTable.memoryOf(PLENTY))) {
      for (int each = random.nextInt(3000); each > 0; each--) {
        String value = "x".repeat(random.nextInt(300)) + random.nextInt(2000);
        long id = (random.nextBoolean() ? 1 : -1) * (1 + random.nextLong(1L << 40));
        expected.putIfAbsent(value, id);
        put(table, bytes(value), id);
      }

      table.forEach(
          (id, bytes, start, end) ->
              given.put(new String(bytes, start, end - start, StandardCharsets.UTF_8), id));

      assertThat(List.copyOf(given.entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
      LongSummaryStatistics ids =
          expected.values().stream().mapToLong(Math::abs).summaryStatistics();
      assertThat(table.leastId()).isEqualTo(ids.getMin());
      assertThat(table.greatestId()).isEqualTo(Math.max(0, ids.getMax()));
    }
  }

  @Example
  void findsNothingInAnEmptyTable() {
    try (var table = new ResourceIdTable(ResourceIdTable.memoryOf(PLENTY))) {
      assertThat(id(table, "1")).isEqualTo(ResourceIdTable.NONE);
    }
  }

  @Example
  void tellsValuesOfEveryLengthApart() {
    try (var table = new ResourceIdTable(ResourceIdTable.memoryOf(PLENTY))) {
      for (int length = 0; length < 2000; length++) {
        put(table, new byte[length], length + 1L);
      }
      for (int length = 0; length < 2000; length++) {
        assertThat(table.find(new byte[length], 0, length)).isEqualTo(length + 1L);
      }
    }
  }

  @Example
  void findsAValueWithinOtherBytes() {
    try (var table = new ResourceIdTable(ResourceIdTable.memoryOf(PLENTY))) {
      put(table, bytes("a long value"), 7);

      assertThat(table.find(bytes("xxa long valuexx"), 2, 14)).isEqualTo(7);
    }
  }

  @Example
  void takesAValueFromAmongOtherBytes() {
    try (var table = new ResourceIdTable(ResourceIdTable.memoryOf(PLENTY))) {
      table.put(bytes("xxa long valuexx"), 2, 14, 7);

      assertThat(id(table, "a long value")).isEqualTo(7);
    }
  }

  /** A later value may stand for what an earlier one hides, so none is taken once one was not. */
  @Example
  void takesNoMoreOnceItsMemoryIsFull() {
    Semaphore memory = ResourceIdTable.memoryOf(1 << 20);
    int chunks = memory.availablePermits();
    try (var table = new ResourceIdTable(memory)) {
      for (int each = 0; each < 200_000; each++) {
        put(table, bytes("value " + each), each + 1L);
      }
      assertThat(table.isFull()).isTrue();
      int size = table.size();
      assertThat(size).isBetween(1000, 199_999);
      assertThat(id(table, "value " + (size - 1))).isEqualTo(size);
      assertThat(id(table, "value " + size)).isEqualTo(ResourceIdTable.NONE);
    }
    assertThat(memory.availablePermits()).isEqualTo(chunks);
  }

  private static void put(ResourceIdTable table, byte[] value, long id) {
    table.put(value, 0, value.length, id);
  }

  private static long id(ResourceIdTable table, String value) {
    return table.find(bytes(value), 0, bytes(value).length);
  }

  private static byte[] bytes(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }
}
