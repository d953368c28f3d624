package dev.sluice.repository.start;

import dev.sluice.repository.rest.IdempotencyKeys;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.detail.CallDetails;
import dev.sluice.repository.run.RunRequest;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.view.SynchronizationView;
import dev.sluice.repository.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Starts runs for people and programs. */
@RestController
class StartController {
  private static final String RUNS = "/api/synchronizations";
  private static final String UPDATES = "/api/connectors/{name}/update-expressions";

  private final Registration registration;
  private final UploadedRunFiles files;
  private final ExpressionUpdates updates;

  StartController(Registration registration, UploadedRunFiles files, ExpressionUpdates updates) {
    this.registration = registration;
    this.files = files;
    this.updates = updates;
  }

  @PostMapping(RUNS)
  @Operation(
      summary = "Starts a run; with an Idempotency-Key, a repetition does not start a second run")
  @ApiResponse(responseCode = "202", description = "Registered", useReturnTypeSchema = true)
  @Refuses({ProblemCode.UNKNOWN_CONNECTOR, ProblemCode.IDEMPOTENCY_KEY_REUSED})
  ResponseEntity<SynchronizationView> start(
      @RequestBody StartRequest body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Authentication login) {
    RunRequest request = body.understood(login.getName(), files);
    return start(request, key(RUNS, key, request), UnaryOperator.identity(), login);
  }

  @PostMapping(UPDATES)
  @Operation(
      summary =
          "Starts a run that computes expressions again from the files that were applied last")
  @ApiResponse(responseCode = "202", description = "Registered", useReturnTypeSchema = true)
  @Refuses({
    ProblemCode.UNKNOWN_CONNECTOR,
    ProblemCode.RUN_OPEN,
    ProblemCode.NOTHING_TO_COMPUTE,
    ProblemCode.IDEMPOTENCY_KEY_REUSED
  })
  ResponseEntity<SynchronizationView> updateExpressions(
      @PathVariable String name,
      @RequestBody(required = false) @Nullable UpdateRequest body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Authentication login) {
    RunRequest request =
        (body == null ? UpdateRequest.EMPTY : body).understood(name, login.getName());
    return start(request, key(UPDATES, key, request), updates::judged, login);
  }

  private ResponseEntity<SynchronizationView> start(
      RunRequest request,
      @Nullable IdempotencyKey key,
      UnaryOperator<RunRequest> judgement,
      Authentication login) {
    if (request.force() && !Role.FORCE.isGrantedTo(login)) {
      throw new ProblemException(
          ProblemCode.FORBIDDEN, "Runs that skip the thresholds need the role force.");
    }
    Synchronization run = registered(request, key, judgement);
    CallDetails.add("synchronization", run.id().toString());
    CallDetails.add("connector", run.connector());
    CallDetails.add("force", run.force());
    return ResponseEntity.accepted()
        .location(URI.create("/api/synchronizations/" + run.id()))
        .body(SynchronizationView.registered(run));
  }

  private Synchronization registered(
      RunRequest request, @Nullable IdempotencyKey key, UnaryOperator<RunRequest> judgement) {
    try {
      return registration.start(request, key, judgement);
    } catch (UnknownConnectorException e) {
      throw ProblemException.unknownConnector(e.connector());
    } catch (KeyReusedException e) {
      throw new ProblemException(
          ProblemCode.IDEMPOTENCY_KEY_REUSED, "Send another request with another key.");
    }
  }

  private static @Nullable IdempotencyKey key(
      String path, @Nullable String key, RunRequest request) {
    IdempotencyKeys.check(key);
    return key == null
        ? null
        : new IdempotencyKey(request.requestedBy(), key, StartRequest.digest(path, request));
  }
}
