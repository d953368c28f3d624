package dev.sluice.contract.run;

import dev.sluice.contract.agent.PreparedFile.Content;
import java.util.Optional;

/** What people are told of a source that rightly gave a run nothing to do. */
public final class SourceRemark {
  private SourceRemark() {}

  /** The sentence on a source whose file held this; none where its rows speak for themselves. */
  public static Optional<String> of(String source, Content content) {
    return switch (content) {
      case NO_FILE ->
          Optional.of(
              "Source %s has no file of changes, so nothing of it changed.".formatted(source));
      case APPLIED_BEFORE ->
          Optional.of(
              "The commands of source %s were applied before and are not applied again."
                  .formatted(source));
      default -> Optional.empty();
    };
  }
}
