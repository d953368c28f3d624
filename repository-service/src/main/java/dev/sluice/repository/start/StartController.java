package dev.sluice.repository.start;

import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.run.RunRequest;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.SynchronizationView;
import dev.sluice.repository.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Starts runs for people and programs. */
@RestController
class StartController {
  private static final int LONGEST_KEY = 255;

  private final Registration registration;
  private final UploadedRunFiles files;

  StartController(Registration registration, UploadedRunFiles files) {
    this.registration = registration;
    this.files = files;
  }

  @PostMapping("/api/synchronizations")
  @Operation(summary = "Starts a run; with an Idempotency-Key a repetition starts no second one")
  @ApiResponse(responseCode = "202", description = "Registered", useReturnTypeSchema = true)
  @Refuses({ProblemCode.UNKNOWN_CONNECTOR, ProblemCode.IDEMPOTENCY_KEY_REUSED})
  ResponseEntity<SynchronizationView> start(
      @RequestBody StartRequest body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Authentication login) {
    RunRequest request = body.understood(login.getName(), files);
    if (request.force() && !Role.FORCE.isHeldBy(login)) {
      throw new ProblemException(
          ProblemCode.FORBIDDEN, "Runs that skip the thresholds need the right to force.");
    }
    Synchronization run = start(request, key(key, request));
    return ResponseEntity.accepted()
        .location(URI.create("/api/synchronizations/" + run.id()))
        .body(SynchronizationView.registered(run));
  }

  private Synchronization start(RunRequest request, @Nullable IdempotencyKey key) {
    try {
      return registration.start(request, key);
    } catch (UnknownConnectorException e) {
      throw ProblemException.unknownConnector(e.connector());
    } catch (KeyReusedException e) {
      throw new ProblemException(
          ProblemCode.IDEMPOTENCY_KEY_REUSED, "Send another request under another key.");
    }
  }

  private static @Nullable IdempotencyKey key(@Nullable String key, RunRequest request) {
    if (key == null) {
      return null;
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw ProblemException.invalid("Idempotency-Key", "from 1 to " + LONGEST_KEY + " characters");
    }
    return new IdempotencyKey(request.requestedBy(), key, StartRequest.digest(request));
  }
}
