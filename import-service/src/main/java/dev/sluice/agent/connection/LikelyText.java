package dev.sluice.agent.connection;

import dev.sluice.agent.guess.TextGuess;
import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.connection.SourceFindings;
import dev.sluice.contract.definition.source.CsvFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The encoding and delimiter that a file seems to have if the declared ones do not fit. They are
 * only shown to a person; no file is read with them.
 */
public final class LikelyText {
  private static final Set<FailureType> MAY_BE_THE_ENCODING =
      EnumSet.of(FailureType.SOURCE_UNREADABLE, FailureType.SOURCE_TRUNCATED);

  private LikelyText() {}

  /** The findings with the guesses that matter, if any. */
  public static SourceFindings added(
      SourceFindings findings, List<Failure> failures, CsvFile declared, Path file)
      throws IOException {
    boolean unreadable =
        failures.stream().anyMatch(each -> MAY_BE_THE_ENCODING.contains(each.type()));
    boolean otherColumns = findings.header() && !findings.missing().isEmpty();
    if (!unreadable && !otherColumns) {
      return findings;
    }
    TextGuess guess;
    try (InputStream in = Files.newInputStream(file)) {
      guess = TextGuess.of(in);
    }
    String encoding = guess.encoding().value();
    String delimiter = guess.delimiter().value();
    return findings.seemingly(
        encoding.equalsIgnoreCase(declared.encoding()) ? null : encoding,
        delimiter.equals(declared.delimiter()) || !guess.delimiter().sure() ? null : delimiter);
  }
}
