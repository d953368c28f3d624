package dev.sluice.repository.bound;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a decision is bound to.
 *
 * @param acknowledged the codes of the findings in spite of which it was made
 * @param waived the limits that were waived for the one run
 * @param looked what came of looking at changes
 */
public record Bound(List<String> acknowledged, List<Waived> waived, List<Looked> looked) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Bound NOTHING = new Bound(List.of(), List.of(), List.of());

  /** What was kept; nothing if it is null. */
  public static Bound read(@Nullable String kept) {
    return kept == null ? NOTHING : JSON.readValue(kept, Bound.class);
  }

  /** As it is kept; null if there is nothing. */
  public @Nullable String text() {
    return equals(NOTHING) ? null : JSON.writeValueAsString(this);
  }
}
