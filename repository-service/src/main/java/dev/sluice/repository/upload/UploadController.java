package dev.sluice.repository.upload;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.upload.UploadPurpose;
import dev.sluice.repository.jooq.tables.records.UploadRecord;
import dev.sluice.repository.reject.RejectFiles;
import dev.sluice.repository.reject.RejectedFile;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.export.CsvLists;
import dev.sluice.repository.rest.export.XlsxLists;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Uploads over REST. */
@RestController
class UploadController {
  private static final int LONGEST_NAME = 255;

  private final Receiving receiving;
  private final Uploads uploads;
  private final UploadList list;
  private final UploadAnswers answers;
  private final UploadWorkflows workflows;
  private final ErrorRows errors;
  private final RejectFiles files;

  UploadController(
      Receiving receiving,
      Uploads uploads,
      UploadList list,
      UploadAnswers answers,
      UploadWorkflows workflows,
      ErrorRows errors,
      RejectFiles files) {
    this.receiving = receiving;
    this.uploads = uploads;
    this.list = list;
    this.answers = answers;
    this.workflows = workflows;
    this.errors = errors;
    this.files = files;
  }

  @PutMapping(
      path = "/api/connectors/{connector}/sources/{source}/file",
      consumes = {
        MediaType.APPLICATION_OCTET_STREAM_VALUE,
        CsvLists.MEDIA_TYPE,
        XlsxLists.MEDIA_TYPE
      })
  @Operation(
      summary = "Uploads a file for a source, and returns what its agent finds in it",
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                    schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = CsvLists.MEDIA_TYPE, schema = @Schema(type = "string")),
                @Content(
                    mediaType = XlsxLists.MEDIA_TYPE,
                    schema = @Schema(type = "string", format = "binary"))
              }))
  @ApiResponse(responseCode = "200", description = "Checked", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "202",
      description = "Stored; the agent has not answered yet",
      useReturnTypeSchema = true)
  @Refuses({
    ProblemCode.UNKNOWN_CONNECTOR,
    ProblemCode.NOT_FOUND,
    ProblemCode.INVALID_DEFINITION,
    ProblemCode.WRONG_KIND_OF_FILE,
    ProblemCode.TOO_LARGE
  })
  ResponseEntity<UploadView> upload(
      @PathVariable String connector,
      @PathVariable String source,
      @Parameter(
              description = "What the file is for",
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"complete", "incremental", "update"}))
          @RequestParam("for")
          String purpose,
      @Parameter(description = "The file's name on the sender's machine") @RequestParam
          @Nullable String name,
      @Parameter(hidden = true) HttpServletRequest request,
      Principal login)
      throws IOException {
    UploadPurpose understood =
        UploadPurpose.labelled(purpose)
            .orElseThrow(
                () -> ProblemException.invalid("for", "one of complete, incremental, update"));
    ConnectorDefinition definition = receiving.connector(connector);
    return answers.await(
        receiving.take(
            definition,
            source,
            understood,
            readable(name),
            login.getName(),
            request.getInputStream()));
  }

  @GetMapping("/api/uploads")
  @Operation(summary = "Lists uploads and the files that they replaced, the latest first")
  Page<UploadView> list(
      @RequestParam @Nullable String connector,
      @RequestParam @Nullable String source,
      @RequestParam @Nullable String status,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    return list.page(connector, source, status, limit, after);
  }

  @GetMapping("/api/uploads/{id}")
  @Operation(summary = "Shows an upload")
  @Refuses(ProblemCode.NOT_FOUND)
  UploadView show(@PathVariable UUID id) {
    return UploadView.of(uploads.get(id));
  }

  @GetMapping(
      path = "/api/uploads/{id}/errors",
      produces = {CsvLists.MEDIA_TYPE, XlsxLists.MEDIA_TYPE})
  @Operation(summary = "Returns the rows of an upload that cannot be used, with the reasons")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN})
  void errors(
      @PathVariable UUID id,
      @Parameter(hidden = true) HttpServletRequest request,
      HttpServletResponse response) {
    UploadRecord upload = uploads.get(id);
    if (upload.getForgottenAt() != null) {
      throw new ProblemException(
          ProblemCode.FORGOTTEN, "The rows of the upload were deleted because of their age.");
    }
    RejectedFile file = errors.file(upload);
    files.write(request, response, "errors", file, rows -> errors.each(id, file, rows));
  }

  @PostMapping("/api/uploads/{id}/take")
  @Operation(summary = "Uses an upload, or a file that one replaced, again")
  @ApiResponse(responseCode = "200", description = "Checked", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "202",
      description = "The agent has not answered yet",
      useReturnTypeSchema = true)
  @Refuses({
    ProblemCode.NOT_FOUND,
    ProblemCode.UNKNOWN_CONNECTOR,
    ProblemCode.INVALID_DEFINITION,
    ProblemCode.FORGOTTEN
  })
  ResponseEntity<UploadView> take(@PathVariable UUID id) {
    return answers.await(receiving.again(uploads.get(id)));
  }

  @PostMapping("/api/uploads/{id}/cancel")
  @Operation(summary = "Cancels an upload that waits for its agent")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.UPLOAD_NOT_WAITING})
  UploadView cancel(@PathVariable UUID id, Principal login) {
    UploadRecord cancelled =
        uploads.cancel(
            uploads.get(id).getId(),
            Failure.of(
                FailureType.OVERTAKEN,
                login.getName() + " cancelled the upload.",
                "Upload the file again."));
    workflows.cancel(cancelled);
    return UploadView.of(cancelled);
  }

  private static Optional<String> readable(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.codePoints().anyMatch(Character::isISOControl)) {
      throw ProblemException.invalid("name", "from 1 to " + LONGEST_NAME + " plain characters");
    }
    return Optional.of(name);
  }
}
