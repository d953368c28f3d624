package dev.sluice.standalone.client.change;

import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.screen.Numbers;
import dev.sluice.standalone.screen.Output;
import tools.jackson.databind.JsonNode;

/** Changes of an inspected plan, each with its number and its marks. */
final class ReviewedScreen {
  private final Output output;
  private final boolean json;

  ReviewedScreen(Output output, boolean json) {
    this.output = output;
    this.json = json;
  }

  /** Writes a page. */
  void page(JsonNode page) {
    if (json) {
      output.line(Json.pretty(page));
      return;
    }
    write(page);
  }

  /**
   * Writes some that were picked at random.
   *
   * @param verdict the command that says what was found, without the verdicts
   */
  void sample(JsonNode page, long seed, String verdict) {
    if (json) {
      output.line(Json.pretty(page.asObject().put("seed", seed)));
      return;
    }
    write(page);
    if (!page.path("items").isEmpty()) {
      output.line();
      output.line(
          Numbers.grouped(page.path("items").size())
              + " picked at random with --seed "
              + seed
              + ". Say what you found:");
      output.line("  " + verdict + " --seed " + seed + " --right N,N --wrong N");
    }
  }

  private void write(JsonNode page) {
    long total = page.path("total").asLong();
    if (total == 0) {
      output.line("No changes match the filter.");
      return;
    }
    output.line(Numbers.counted(total, "change"));
    output.line();
    ChangesScreen screen = new ChangesScreen(output);
    Json.items(page, ReviewedChange.class).forEach(screen::reviewed);
  }
}
