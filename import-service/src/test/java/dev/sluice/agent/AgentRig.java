package dev.sluice.agent;

import dev.sluice.agent.delta.DeltaComputation;
import dev.sluice.agent.export.Settling;
import dev.sluice.agent.export.SourceExport;
import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.files.WorkFolder;
import dev.sluice.agent.prepare.Preparation;
import dev.sluice.agent.snapshot.Snapshots;
import dev.sluice.agent.step.Progress;
import dev.sluice.contract.agent.DeltaRequest;
import dev.sluice.contract.agent.DeltaResult;
import dev.sluice.contract.agent.ExportRequest;
import dev.sluice.contract.agent.ExportResult;
import dev.sluice.contract.agent.PrepareRequest;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PromoteRequest;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps of an agent on a folder of its own, as a run would take them. */
public final class AgentRig {
  public final Path files;
  public final WorkFolder work;
  public final SourceExport export;
  public final Preparation preparation;
  public final Snapshots snapshots;
  public final DeltaComputation delta;
  public ConnectorDefinition connector;

  /** The keys that the server asks for, by dataset. */
  public Map<String, List<String>> unsettled = Map.of();

  /** The files that the server gives out, by the id of their upload. */
  public final Map<String, byte[]> uploads = new HashMap<>();

  private @Nullable String lastApplied;

  public AgentRig(Path folder, ConnectorDefinition connector) {
    this(folder, connector, 1 << 20);
  }

  public AgentRig(Path folder, ConnectorDefinition connector, int budget) {
    this.connector = connector;
    try {
      files = Files.createDirectories(folder.resolve("files"));
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
    work = new WorkFolder(folder.resolve("work"));
    preparation = new Preparation(work, budget);
    snapshots = new Snapshots(work);
    export =
        new SourceExport(
            files,
            work,
            snapshots,
            Clock.systemUTC(),
            Settling.of(Duration.ZERO),
            (upload, sha256, file, progress) -> Files.write(file, uploads.get(upload)));
    delta =
        new DeltaComputation(
            work,
            snapshots,
            (id, dataset, file, progress) ->
                Files.write(
                    file,
                    Stream.concat(
                            Stream.of("key"), unsettled.getOrDefault(dataset, List.of()).stream())
                        .toList()));
  }

  public AgentRig file(String name, String... lines) throws IOException {
    return bytes(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  public AgentRig bytes(String name, byte[] content) throws IOException {
    Files.write(files.resolve(name), content);
    return this;
  }

  public ExportResult export(String id, Mode mode) throws IOException {
    return export.export(new ExportRequest(id, connector, mode), Progress.NONE);
  }

  public PrepareResult prepare(String id, Mode mode) throws IOException {
    return preparation.prepare(
        new PrepareRequest(id, connector, mode, export(id, mode)), Progress.NONE);
  }

  public DeltaResult delta(String id, PrepareResult prepared, String lastApplied)
      throws IOException {
    return delta.compute(new DeltaRequest(id, connector, prepared, lastApplied), Progress.NONE);
  }

  /** Makes an applied run's files the snapshot; what was promoted before is what was applied. */
  public void promote(String id, Mode mode, PrepareResult prepared) throws IOException {
    promote(id, mode, prepared, lastApplied);
  }

  public void promote(String id, Mode mode, PrepareResult prepared, @Nullable String before)
      throws IOException {
    snapshots.promote(new PromoteRequest(id, connector, mode, prepared, before), Progress.NONE);
    lastApplied = id;
  }

  /** A complete run that is applied. */
  public void applied(String id) throws IOException {
    promote(id, Mode.COMPLETE, prepare(id, Mode.COMPLETE));
  }

  public RunFolder run(String id) {
    return work.run(connector.name(), id);
  }

  public static PreparedFile of(PrepareResult prepared, String dataset) {
    return prepared.files().stream()
        .filter(each -> each.target().equals(dataset))
        .findFirst()
        .orElseThrow();
  }

  public static String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
