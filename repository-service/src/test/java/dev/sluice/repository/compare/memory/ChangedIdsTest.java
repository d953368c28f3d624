package dev.sluice.repository.compare.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedIdsTest {
  private final List<String> given = new ArrayList<>();

  @Test
  void givesEachEndOnceWithWhatTheTablesCallIt() {
    try (ResourceIdTable users = table();
        ResourceIdTable groups = table()) {
      put(users, "anna", 11);
      put(users, "berta", 12);
      put(users, "gone", -13);
      put(groups, "staff", 5);
      put(groups, "also berta", 12);
      ChangedIds ends = ChangedIds.among(users, groups);

      ends.add(5);
      ends.add(12);
      ends.add(12);
      ends.add(13);
      take(ends, users);
      ends.forEachLeft(id -> given.add("left " + id));
      assertThat(ends.hasAnyLeft()).isTrue();
      take(ends, groups);

      assertThat(ends.hasAnyLeft()).isFalse();
      assertThat(ends.holdsAll()).isTrue();
      assertThat(given).containsExactly("12 berta", "13 gone", "left 5", "5 staff");
    }
  }

  @Test
  void passesOverIdsThatNoTableHas() {
    try (ResourceIdTable users = table()) {
      put(users, "anna", 11);
      ChangedIds ends = ChangedIds.among(users);

      ends.add(10);
      ends.add(12);
      ends.add(Long.MAX_VALUE);
      take(ends, users);

      assertThat(given).isEmpty();
      assertThat(ends.holdsAll()).isFalse();
    }
  }

  @Test
  void holdsNothingWithoutTables() {
    try (ResourceIdTable users = table()) {
      put(users, "anna", 11);
      ChangedIds ends = ChangedIds.among();

      ends.add(11);
      take(ends, users);

      assertThat(given).isEmpty();
      assertThat(ends.holdsAll()).isFalse();
    }
  }

  @Test
  void holdsNothingWhereIdsAreTooFarApart() {
    try (ResourceIdTable users = table()) {
      put(users, "anna", 1);
      put(users, "berta", 1L << 40);
      ChangedIds ends = ChangedIds.among(users);

      ends.add(1);
      ends.add(1L << 40);
      take(ends, users);

      assertThat(given).isEmpty();
      assertThat(ends.holdsAll()).isFalse();
    }
  }

  private void take(ChangedIds ends, ResourceIdTable table) {
    ends.takeFrom(
        table,
        (id, bytes, start, end) ->
            given.add(id + " " + new String(bytes, start, end - start, StandardCharsets.UTF_8)));
  }

  private static ResourceIdTable table() {
    return new ResourceIdTable(ResourceIdTable.memoryOf(8 << 20));
  }

  private static void put(ResourceIdTable table, String value, long id) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    table.put(bytes, 0, bytes.length, id);
  }
}
