package dev.sluice.workflows.check;

import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.run.Breach;
import java.util.Optional;
import java.util.stream.Stream;

/** A source without a row would delete everything that came from it: somebody has to look. */
enum EmptySource implements Rule {
  NO_BYTES(Content.EMPTY, Breach.EMPTY_FILE),
  NO_ROWS(Content.HEADER_ONLY, Breach.NO_ROWS);

  private final Content content;
  private final String label;

  EmptySource(Content content, String label) {
    this.content = content;
    this.label = label;
  }

  /** Whether the breach says that a source was empty. */
  static boolean explains(Breach breach) {
    return Stream.of(values()).anyMatch(rule -> rule.label.equals(breach.threshold()));
  }

  @Override
  public Optional<Breach> examine(Level level) {
    return level.content() == content
        ? Optional.of(new Breach(level.scope(), label, 0, 0))
        : Optional.empty();
  }
}
