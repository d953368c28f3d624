package dev.sluice.contract.definition.source;

import org.jspecify.annotations.Nullable;

/** A source file of any kind in the agent's files folder. */
public sealed interface SourceFile permits CsvFile, XlsxFile {
  /** The file, relative to the files folder, which it cannot leave. */
  String path();

  /** The file to read instead in incremental runs. */
  @Nullable String incrementalPath();

  /** Whether incremental runs read a change file, which exists only if there are changes. */
  default boolean ofChanges(boolean incremental) {
    String changes = incrementalPath();
    return incremental && changes != null && !changes.equals(path());
  }

  /** The file that a run in this mode reads. */
  default String pathFor(boolean incremental) {
    String changes = incrementalPath();
    return incremental && changes != null ? changes : path();
  }
}
