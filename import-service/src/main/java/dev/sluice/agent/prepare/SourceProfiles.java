package dev.sluice.agent.prepare;

import dev.sluice.agent.files.ProfileFile;
import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.prepare.profile.FileProfiler;
import dev.sluice.agent.prepare.source.Header;
import dev.sluice.contract.agent.ExportResult.ExportedFile;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.profile.SourceProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The profiles of a run's files: each file is profiled once, with the first dataset that reads it.
 */
final class SourceProfiles {
  private final ConnectorDefinition connector;
  private final List<Dataset> datasets;
  private final Map<String, SourceProfile> bySource = new TreeMap<>();

  SourceProfiles(ConnectorDefinition connector, List<Dataset> datasets) {
    this.connector = connector;
    this.datasets = datasets;
  }

  /** What looks at the file while this dataset reads it; null if it was looked at before. */
  @Nullable FileProfiler begin(Dataset dataset, Header header, @Nullable ExportedFile file) {
    String source = dataset.source();
    return bySource.containsKey(source)
        ? null
        : new FileProfiler(
            connector.name() + "/" + source,
            header,
            dataset.keyColumn(),
            Dataset.columns(datasets, source),
            file == null ? 0 : file.rows());
  }

  /** Keeps what was seen. */
  void end(@Nullable FileProfiler profiler, Dataset dataset, boolean commands) {
    if (profiler != null) {
      String source = dataset.source();
      bySource.put(source, profiler.profile(source, commands, connector.imports(source)));
    }
  }

  /** Leaves them for compare. */
  void write(RunFolder run) throws IOException {
    new ProfileFile(new ArrayList<>(bySource.values())).write(run.profiles());
  }
}
