package dev.sluice.workflows.synchronize;

import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.repository.TurnAnswer;
import java.util.Map;

/** Finds the command files of a run that an earlier run has already applied. */
final class AppliedBefore {
  private AppliedBefore() {}

  /**
   * The same files; those whose commands were applied have none left. Asked once the run has its
   * turn, since the run before it may have been the one that applied them.
   */
  static PrepareResult marked(PrepareResult prepared, TurnAnswer turn) {
    Map<String, String> applied = turn.appliedFiles() == null ? Map.of() : turn.appliedFiles();
    return new PrepareResult(prepared.files().stream().map(file -> marked(file, applied)).toList());
  }

  private static PreparedFile marked(PreparedFile file, Map<String, String> applied) {
    boolean again =
        file.commands()
            && file.content() == Content.ROWS
            && file.sourceSha256() != null
            && file.sourceSha256().equals(applied.get(file.source()));
    return again ? file.withoutCommands(Content.APPLIED_BEFORE) : file;
  }
}
