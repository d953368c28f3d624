package dev.sluice.repository.change;

import dev.sluice.repository.jooq.tables.records.ResourceChangeRecord;
import dev.sluice.repository.resource.stored.StoredAttributes;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a planned change as shown to people; both sides have {@code active} if the
 * change switches the resource on or off.
 */
public final class PlannedSides {
  private PlannedSides() {}

  /** What the resource is before; null if the change makes it. */
  public static @Nullable Map<String, Object> before(ResourceChangeRecord row) {
    return side(row.getBefore(), row.getBeforeActive(), row);
  }

  /** What the resource is after; null if the change deletes it. */
  public static @Nullable Map<String, Object> after(ResourceChangeRecord row) {
    return side(
        row.getDecidedAfter() == null ? row.getAfter() : row.getDecidedAfter(),
        row.getAfterActive(),
        row);
  }

  /** The properties that a reviewer did not let through; null if that is all or nothing. */
  static @Nullable List<String> withheld(ResourceChangeRecord row) {
    JSON planned = row.getAfter();
    JSON made = row.getDecidedAfter();
    if (planned == null || made == null) {
      return null;
    }
    Map<String, Object> wanted = StoredAttributes.values(planned.data());
    Map<String, Object> given = StoredAttributes.values(made.data());
    NavigableSet<String> names = new TreeSet<>(wanted.keySet());
    names.addAll(given.keySet());
    names.removeIf(each -> Objects.equals(wanted.get(each), given.get(each)));
    return List.copyOf(names);
  }

  private static @Nullable Map<String, Object> side(
      @Nullable JSON attributes, @Nullable Boolean active, ResourceChangeRecord row) {
    if (attributes == null) {
      return null;
    }
    Map<String, Object> side = StoredAttributes.values(attributes.data());
    if (active != null && switches(row)) {
      side.put("active", active);
    }
    return side;
  }

  /**
   * Whether the resource is on before and off after, or the other way round, or made switched off.
   */
  private static boolean switches(ResourceChangeRecord row) {
    Boolean before = row.getBeforeActive();
    Boolean after = row.getAfterActive();
    return after != null && !Objects.equals(before == null ? Boolean.TRUE : before, after);
  }
}
