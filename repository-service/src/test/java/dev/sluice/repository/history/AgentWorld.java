package dev.sluice.repository.history;

import static dev.sluice.repository.jooq.Tables.CONNECTOR;

import dev.sluice.agent.delta.DeltaComputation;
import dev.sluice.agent.export.Settling;
import dev.sluice.agent.export.SourceExport;
import dev.sluice.agent.files.WorkFolder;
import dev.sluice.agent.prepare.Preparation;
import dev.sluice.agent.send.RepositoryClient;
import dev.sluice.agent.send.Sender;
import dev.sluice.agent.send.UnsettledKeys;
import dev.sluice.agent.snapshot.Snapshots;
import dev.sluice.agent.step.Progress;
import dev.sluice.contract.agent.CompareRequest;
import dev.sluice.contract.agent.DeltaRequest;
import dev.sluice.contract.agent.DiscardRequest;
import dev.sluice.contract.agent.ExportRequest;
import dev.sluice.contract.agent.PrepareRequest;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PromoteRequest;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A repository with an agent that reads files, in all modes. */
public final class AgentWorld implements AutoCloseable {
  private static final int SORT_BYTES = 1 << 20;

  public final Repository repository;
  private final AgentDoor door;
  private final RepositoryClient server;
  private @Nullable Agent agent;

  public AgentWorld(DataSource database) throws IOException {
    repository = new Repository(database);
    door = new AgentDoor(repository);
    server = new RepositoryClient(door.address(), "token");
  }

  @Override
  public void close() {
    door.close();
  }

  /** The parts of the agent over one folder. */
  private record Agent(
      Path files,
      SourceExport export,
      Preparation preparation,
      DeltaComputation delta,
      Sender sender,
      Snapshots snapshots) {}

  /** Everything is forgotten, on both sides. */
  public void begin(Path folder) throws IOException {
    Path files = Files.createDirectories(folder.resolve("files"));
    WorkFolder work = WorkFolder.own(folder.resolve("work"));
    var snapshots = new Snapshots(work);
    agent =
        new Agent(
            files,
            new SourceExport(files, work, snapshots, Clock.systemUTC(), Settling.of(Duration.ZERO)),
            new Preparation(work, SORT_BYTES),
            new DeltaComputation(work, snapshots, new UnsettledKeys(server)::write),
            new Sender(work, server),
            snapshots);
  }

  /** A run that was compared, with what becomes the snapshot when it is applied. */
  public record Planned(
      ARun run,
      Plan plan,
      ConnectorDefinition connector,
      Mode mode,
      PrepareResult prepared,
      @Nullable String lastApplied) {}

  /**
   * Reads files, as a run in this mode does.
   *
   * @param files the lines of each source's file, by its source
   */
  Planned plan(ConnectorDefinition connector, Mode mode, Map<String, List<String>> files)
      throws IOException {
    Map<String, byte[]> bytes = new HashMap<>();
    files.forEach(
        (source, lines) ->
            bytes.put(source, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8)));
    return read(connector, mode, bytes);
  }

  /** The same of files as they are. */
  public Planned read(ConnectorDefinition connector, Mode mode, Map<String, byte[]> files)
      throws IOException {
    Agent a = agent();
    ARun run = repository.run(connector, mode);
    door.admit(run.id, connector, mode);
    for (SourceDefinition source : connector.sources()) {
      Path file = a.files().resolve(source.file().pathFor(mode == Mode.INCREMENTAL));
      byte[] bytes = files.get(source.name());
      if (bytes == null) {
        Files.deleteIfExists(file);
      } else {
        Files.write(file, bytes);
      }
    }
    String id = run.id.toString();
    PrepareResult prepared =
        a.preparation()
            .prepare(
                new PrepareRequest(
                    id,
                    connector,
                    mode,
                    a.export().export(new ExportRequest(id, connector, mode), Progress.NONE)),
                Progress.NONE);
    UUID applied =
        repository
            .dsl
            .select(CONNECTOR.LAST_APPLIED)
            .from(CONNECTOR)
            .where(CONNECTOR.NAME.eq(connector.name()))
            .fetchSingle(CONNECTOR.LAST_APPLIED);
    String lastApplied = applied == null ? null : applied.toString();
    if (mode == Mode.INCREMENTAL) {
      a.delta().compute(new DeltaRequest(id, connector, prepared, lastApplied), Progress.NONE);
    }
    Plan plan =
        a.sender().compare(new CompareRequest(id, connector, mode, prepared), Progress.NONE);
    return new Planned(run, plan, connector, mode, prepared, lastApplied);
  }

  public void apply(Planned planned) throws IOException {
    planned.run().apply(planned.plan());
    agent()
        .snapshots()
        .promote(
            new PromoteRequest(
                planned.run().id.toString(),
                planned.connector(),
                planned.mode(),
                planned.prepared(),
                planned.lastApplied()),
            Progress.NONE);
  }

  void discard(Planned planned) throws IOException {
    agent()
        .snapshots()
        .discard(new DiscardRequest(planned.run().id.toString(), planned.connector().name()));
  }

  private Agent agent() {
    return Objects.requireNonNull(agent);
  }
}
