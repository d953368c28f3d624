package dev.sluice.contract.rows;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The command in a row of a sorted file, if the file has commands. */
public enum RowCommand {
  INSERT,
  UPDATE,
  DELETE,
  MERGE,
  /** Deletes and inserts: nothing stays of what there was. */
  REPLACE,
  /** Deletes what there may be. */
  REMOVE,
  /** The row only says that its resource, or its owner's links, are not missing. */
  KEEP,
  /** The owner's targets become exactly the ones named. */
  SET;

  /** What incremental runs may ask for resources. */
  public static final Set<String> OF_RESOURCES =
      words(INSERT, UPDATE, DELETE, MERGE, REPLACE, REMOVE, KEEP);

  /** What incremental runs may ask for links. */
  public static final Set<String> OF_LINKS = words(INSERT, DELETE, SET, KEEP);

  /** What complete and initial runs may say: nothing, which is the usual row, or to keep. */
  public static final Set<String> OF_COMPLETE_RUNS = Set.of("", KEEP.word());

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word in sorted files. */
  public String word() {
    return word;
  }

  private static Set<String> words(RowCommand... commands) {
    return Arrays.stream(commands).map(RowCommand::word).collect(Collectors.toUnmodifiableSet());
  }
}
