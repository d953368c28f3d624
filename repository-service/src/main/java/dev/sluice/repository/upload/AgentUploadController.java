package dev.sluice.repository.upload;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.upload.FormerFile;
import dev.sluice.contract.upload.UploadFindings;
import dev.sluice.contract.upload.UploadPurpose;
import dev.sluice.contract.upload.UploadVerdict;
import dev.sluice.repository.StepException;
import dev.sluice.repository.jooq.tables.records.UploadRecord;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.upload.Pieces.Content;
import dev.sluice.repository.upload.Pieces.TooLargeException;
import dev.sluice.repository.upload.Uploads.Announced;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Gives uploaded files to their agents, and receives their findings. */
@RestController
@RequestMapping("/agent/uploads/{id}")
@Hidden
class AgentUploadController {
  /** As many as an agent tells, with room for long cells. */
  private static final long MOST_BYTES_OF_ERRORS = 1L << 30;

  private final Uploads uploads;
  private final Pieces pieces;
  private final UploadProperties properties;

  AgentUploadController(Uploads uploads, Pieces pieces, UploadProperties properties) {
    this.uploads = uploads;
    this.pieces = pieces;
    this.properties = properties;
  }

  /** Whether the server has no such bytes in the history yet. */
  record Wanted(boolean wanted) {}

  @GetMapping("/content")
  void content(@PathVariable UUID id, HttpServletResponse response, Principal agent)
      throws IOException {
    UploadRecord upload = own(id, agent);
    if (upload.getForgottenAt() != null) {
      throw new StepException(
          FailureType.SOURCE_MISSING,
          upload.getName() + ": the uploaded file is no longer stored",
          "Upload it again.");
    }
    response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    response.setContentLengthLong(upload.getBytes());
    pieces.copy(id, Content.FILE, response.getOutputStream());
  }

  @PutMapping("/errors")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void errors(@PathVariable UUID id, HttpServletRequest request, Principal agent)
      throws IOException {
    own(id, agent);
    pieces.write(id, Content.ERRORS, request.getInputStream(), MOST_BYTES_OF_ERRORS, first -> {});
  }

  @PostMapping("/findings")
  UploadVerdict findings(
      @PathVariable UUID id, @RequestBody UploadFindings findings, Principal agent) {
    own(id, agent);
    return uploads.found(id, findings);
  }

  /** Asks whether the file that is in the place is to be kept in the history. */
  @PostMapping("/former")
  Wanted former(@PathVariable UUID id, @RequestBody FormerFile former, Principal agent) {
    UploadRecord upload = own(id, agent);
    if (former.bytes() > properties.largest().toBytes()) {
      throw tooLarge(upload);
    }
    return new Wanted(!uploads.knows(upload, former.sha256()));
  }

  @PutMapping("/former")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void former(@PathVariable UUID id, HttpServletRequest request, Principal agent)
      throws IOException {
    UploadRecord upload = own(id, agent);
    UUID former =
        uploads.begin(
            new Announced(
                upload.getConnector(),
                upload.getAgent(),
                upload.getSource(),
                UploadPurpose.valueOf(upload.getPurpose()),
                "former " + upload.getPath(),
                upload.getPath(),
                "agent " + agent.getName()));
    boolean received = false;
    InputStream body = request.getInputStream();
    try {
      uploads.receivedFormer(
          former,
          pieces.write(former, Content.FILE, body, properties.largest().toBytes(), first -> {}));
      received = true;
    } catch (TooLargeException e) {
      // An agent whose connection breaks while it sends cannot read why.
      body.transferTo(OutputStream.nullOutputStream());
      throw tooLarge(upload);
    } finally {
      if (!received) {
        uploads.abandon(former);
      }
    }
  }

  @PostMapping("/placed")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void placed(@PathVariable UUID id, Principal agent) {
    own(id, agent);
    uploads.placed(id);
  }

  private UploadRecord own(UUID id, Principal agent) {
    UploadRecord upload =
        uploads
            .find(id)
            .orElseThrow(
                () ->
                    new StepException(
                        FailureType.RUN_ENDED, "There is no upload " + id, "Upload the file."));
    if (!upload.getAgent().equals(agent.getName())) {
      throw ProblemException.foreignAgent(
          "The upload's connector names another agent than this one.");
    }
    return upload;
  }

  private static StepException tooLarge(UploadRecord upload) {
    return new StepException(
        FailureType.INVALID_REQUEST,
        upload.getPath()
            + ": the existing file is too large for the history, so it is not replaced",
        "Move it away, or raise `sluice.uploads.largest`, and upload the file again.");
  }
}
