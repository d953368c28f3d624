package dev.sluice.contract.check;

import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.run.Breach;
import java.util.Optional;

/**
 * A breach if a source has no rows but the run would remove something because of that. If there is
 * nothing to remove, an empty source is fine.
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
