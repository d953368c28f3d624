package dev.sluice.contract.check;

import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.run.Breach;
import java.util.Optional;

/**
 * A source without a row takes away everything that came from it: somebody has to look. Where there
 * is nothing to be taken away, as after a first load or night after night, it is rightly empty.
 */
enum EmptySource implements Rule {
  NO_BYTES(Content.EMPTY, Breach.EMPTY_FILE),
  NO_ROWS(Content.HEADER_ONLY, Breach.NO_ROWS);

  private final Content content;
  private final String label;

  EmptySource(Content content, String label) {
    this.content = content;
    this.label = label;
  }

  @Override
  public Optional<Breach> examine(Level level) {
    return level.content() == content && level.takesAway()
        ? Optional.of(new Breach(level.scope(), label, 0, 0))
        : Optional.empty();
  }
}
