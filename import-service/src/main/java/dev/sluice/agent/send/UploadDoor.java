package dev.sluice.agent.send;

import dev.sluice.agent.files.Digests;
import dev.sluice.agent.step.Progress;
import dev.sluice.contract.upload.FormerFile;
import dev.sluice.contract.upload.UploadFindings;
import dev.sluice.contract.upload.UploadVerdict;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;

/** Fetches uploaded files from the server, and reports what is in them. */
public final class UploadDoor {
  private final RepositoryClient server;

  public UploadDoor(RepositoryClient server) {
    this.server = server;
  }

  /** What the server says about a former file. */
  private record Wanted(boolean wanted) {}

  /**
   * Brings an uploaded file here.
   *
   * @throws IOException if other bytes came than were sent, or not all of them
   */
  public void fetch(String upload, String sha256, Path file, Progress progress) throws IOException {
    server.download(server.uploadRequest(upload, "content").GET().build(), file, moving(progress));
    if (!Digests.of(file).equals(sha256)) {
      throw new IOException("the uploaded file was damaged on its way");
    }
  }

  /** Sends the rows that cannot be used. */
  public void errors(String upload, Path rows, Progress progress) throws IOException {
    send(server.uploadRequest(upload, "errors").PUT(BodyPublishers.ofFile(rows)), progress);
  }

  /** Tells what was found, and is told what to do. */
  public UploadVerdict found(String upload, UploadFindings findings, Progress progress)
      throws IOException {
    byte[] answer = send(json(server.uploadRequest(upload, "findings"), findings), progress);
    return RepositoryClient.JSON.readValue(answer, UploadVerdict.class);
  }

  /** Gives the file that an uploaded one replaces to the history, unless it is there. */
  public void keep(String upload, FormerFile former, Path file, Progress progress)
      throws IOException {
    byte[] answer = send(json(server.uploadRequest(upload, "former"), former), progress);
    if (RepositoryClient.JSON.readValue(answer, Wanted.class).wanted()) {
      send(server.uploadRequest(upload, "former").PUT(BodyPublishers.ofFile(file)), progress);
    }
  }

  /** Tells that the file is in its place. */
  public void placed(String upload, Progress progress) throws IOException {
    send(server.uploadRequest(upload, "placed").POST(BodyPublishers.noBody()), progress);
  }

  private byte[] send(HttpRequest.Builder request, Progress progress) throws IOException {
    return server.call(request.build(), moving(progress));
  }

  private static HttpRequest.Builder json(HttpRequest.Builder request, Object body) {
    BodyPublisher bytes = BodyPublishers.ofByteArray(RepositoryClient.JSON.writeValueAsBytes(body));
    return request.header("Content-Type", "application/json").POST(bytes);
  }

  private static RepositoryClient.Movement moving(Progress progress) {
    return () -> {
      progress.at(0, null);
      return 0;
    };
  }
}
