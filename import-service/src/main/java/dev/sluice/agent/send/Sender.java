package dev.sluice.agent.send;

import dev.sluice.agent.files.PreparedFiles;
import dev.sluice.agent.files.ProfileFile;
import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.files.WorkFolder;
import dev.sluice.agent.io.ParallelTasks;
import dev.sluice.agent.snapshot.Snapshots;
import dev.sluice.agent.step.Progress;
import dev.sluice.contract.agent.CompareRequest;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.profile.SourceProfile;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Mode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Sends the rows of a run and then its rejected rows, and gets the plan that the server made from
 * them.
 */
public final class Sender {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  private final WorkFolder work;
  private final RepositoryClient server;

  public Sender(WorkFolder work, RepositoryClient server) {
    this.work = work;
    this.server = server;
  }

  /** Sends; a second time for the same run makes the server forget the first. */
  public Plan compare(CompareRequest request, Progress progress) throws IOException {
    RunFolder run = work.run(request.connector().name(), request.synchronizationId());
    if (!Files.isDirectory(run.path())) {
      throw PreparedFiles.lost();
    }
    return new Attempt(request, run, progress).compare();
  }

  /**
   * What is going to be sent.
   *
   * @param snapshot the run whose files the agent keeps; null if it keeps none
   * @param profiles how the sources' files look
   */
  private record Announcement(
      List<PreparedFile> files, @Nullable String snapshot, List<SourceProfile> profiles) {}

  private record Begun(String attempt) {}

  /** One attempt at sending a run. */
  private final class Attempt {
    private final CompareRequest request;
    private final RunFolder run;
    private final Progress progress;
    private final @Nullable Long total;
    private final AtomicLong sent = new AtomicLong();

    Attempt(CompareRequest request, RunFolder run, Progress progress) {
      this.request = request;
      this.run = run;
      this.progress = progress;
      // How many rows a delta has is not known.
      total =
          request.mode() == Mode.INCREMENTAL
              ? null
              : request.prepared().files().stream().mapToLong(PreparedFile::rows).sum();
    }

    Plan compare() throws IOException {
      List<PreparedFile> files = request.prepared().files();
      String attempt = begin(files);
      // Links are found by their ends, so the resources come first.
      putRows(attempt, files.stream().filter(file -> !file.association()));
      putRows(attempt, files.stream().filter(PreparedFile::association));
      for (PreparedFile file : files) {
        if (file.rejected() > 0) {
          put(attempt, "rejects", file, () -> rejects(file), new AtomicLong());
        }
      }
      byte[] plan =
          call(server.request(id(), "compare", attempt, "finish").POST(BodyPublishers.noBody()));
      return read(plan, Plan.class);
    }

    private void putRows(String attempt, Stream<PreparedFile> files) throws IOException {
      ParallelTasks.run(files.map(file -> (Callable<Long>) () -> putRows(attempt, file)).toList());
    }

    private long putRows(String attempt, PreparedFile file) throws IOException {
      long start = System.nanoTime();
      AtomicLong sentOfFile = new AtomicLong();
      put(attempt, "rows", file, () -> PreparedRows.of(run, file, request.mode()), sentOfFile);
      boolean delta = request.mode() == Mode.INCREMENTAL && !file.commands();
      // The header of a delta was counted with its rows.
      long rows = delta ? sentOfFile.get() - 1 : file.rows();
      LOG.info(
          "Compared {} of run {}: {} rows in {} ms",
          file.target(),
          id(),
          rows,
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
      return rows;
    }

    private String begin(List<PreparedFile> files) throws IOException {
      byte[] body = RepositoryClient.JSON.writeValueAsBytes(announcement(files));
      byte[] answer =
          call(
              server
                  .request(id(), "compare")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofByteArray(body)));
      return read(answer, Begun.class).attempt();
    }

    private Announcement announcement(List<PreparedFile> files) throws IOException {
      String connector = request.connector().name();
      return new Announcement(
          files,
          new Snapshots(work).promoted(connector).orElse(null),
          ProfileFile.read(run.profiles()).profiles());
    }

    private Lines rejects(PreparedFile file) {
      String dataset = file.target();
      return new CsvFilesBody(List.of(run.sentRejects(dataset), run.sentNullKeys(dataset)));
    }

    private void put(
        String attempt,
        String kind,
        PreparedFile file,
        LinesStream.Opening opening,
        AtomicLong sentOfFile)
        throws IOException {
      var body =
          new LinesBody(
              opening,
              rows -> {
                sent.addAndGet(rows);
                sentOfFile.addAndGet(rows);
              });
      body.send(server.request(id(), "compare", attempt, kind, file.target()), this::call);
    }

    private byte[] call(HttpRequest.Builder builder) throws IOException {
      return server.call(
          builder.build(),
          () -> {
            progress.at(sent.get(), total);
            return sent.get();
          });
    }

    private String id() {
      return request.synchronizationId();
    }
  }

  private static <T> T read(byte[] json, Class<T> type) throws IOException {
    try {
      T value = RepositoryClient.JSON.readValue(json, type);
      if (value != null) {
        return value;
      }
    } catch (JacksonException notUnderstood) {
      // The message would quote what was not understood.
    }
    throw new IOException("the server's answer is not a " + type.getSimpleName());
  }
}
