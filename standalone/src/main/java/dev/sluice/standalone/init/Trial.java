package dev.sluice.standalone.init;

import dev.sluice.agent.export.Settling;
import dev.sluice.agent.export.SourceExport;
import dev.sluice.agent.files.WorkFolder;
import dev.sluice.agent.prepare.Preparation;
import dev.sluice.agent.snapshot.Snapshots;
import dev.sluice.agent.step.Progress;
import dev.sluice.contract.agent.ExportRequest;
import dev.sluice.contract.agent.PrepareRequest;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The first half of a first load: the agent's export and prepare, in a temporary folder. */
final class Trial {
  private static final String RUN = "trial";
  private static final int SORT_BYTES = 64 << 20;

  private Trial() {}

  /** What a first load would read of the files. */
  static List<PreparedFile> read(ConnectorDefinition connector, Path files) throws IOException {
    try (Scratch scratch = Scratch.make()) {
      WorkFolder work = WorkFolder.own(scratch.path());
      var export =
          new SourceExport(
              files,
              work,
              new Snapshots(work),
              Clock.systemUTC(),
              // A file that a person names is whole.
              Settling.of(Duration.ZERO));
      return new Preparation(work, SORT_BYTES)
          .prepare(
              new PrepareRequest(
                  RUN,
                  connector,
                  Mode.INITIAL,
                  export.export(new ExportRequest(RUN, connector, Mode.INITIAL), Progress.NONE)),
              Progress.NONE)
          .files();
    }
  }
}
