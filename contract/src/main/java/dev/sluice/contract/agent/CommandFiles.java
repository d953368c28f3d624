package dev.sluice.contract.agent;

import static java.util.stream.Collectors.joining;

import dev.sluice.contract.agent.PreparedFile.Content;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Identifies the command files of a run, so that a file that was already applied is recognised. */
public final class CommandFiles {
  private static final Set<Content> SAYS_NOTHING =
      EnumSet.of(Content.NO_FILE, Content.APPLIED_BEFORE);

  private CommandFiles() {}

  /** Each source with the digest of its file; null if there are no commands. */
  public static @Nullable String named(List<PreparedFile> files) {
    String names =
        files.stream()
            .filter(
                file ->
                    file.commands() && file.rows() > 0 && !SAYS_NOTHING.contains(file.content()))
            .map(
                file ->
                    file.source()
                        + ' '
                        + Objects.requireNonNullElse(file.sourceSha256(), file.sha256()))
            .distinct()
            .sorted()
            .collect(joining("\n"));
    return names.isEmpty() ? null : names;
  }
}
