package dev.sluice.repository.api;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.Limits;

import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.review.ReviewDecisions;
import dev.sluice.repository.run.IdempotencyKey;
import dev.sluice.repository.run.KeyReusedException;
import dev.sluice.repository.run.Registration;
import dev.sluice.repository.run.RunRequest;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.UnknownConnectorException;
import dev.sluice.repository.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Starts runs and shows them. */
@RestController
@RequestMapping("/api/synchronizations")
class SynchronizationController {
  private static final int LONGEST_KEY = 255;

  private final Registration registration;
  private final RunQueries runs;
  private final ReviewDecisions decisions;

  SynchronizationController(Registration registration, RunQueries runs, ReviewDecisions decisions) {
    this.registration = registration;
    this.runs = runs;
    this.decisions = decisions;
  }

  @PostMapping
  @Operation(summary = "Starts a run; with an Idempotency-Key a repetition starts no second one")
  ResponseEntity<SynchronizationView> start(
      @RequestBody StartRequest body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Authentication login) {
    RunRequest request = body.understood(login.getName());
    if (request.force() && !Role.FORCE.isHeldBy(login)) {
      throw new ProblemException(
          ProblemCode.FORBIDDEN, "Runs that skip the thresholds need the right to force.");
    }
    Synchronization run = start(request, key(key, request));
    return ResponseEntity.accepted()
        .location(URI.create("/api/synchronizations/" + run.id()))
        .body(SynchronizationView.registered(run));
  }

  @GetMapping
  @Operation(summary = "Lists runs, the latest first")
  Page<SynchronizationView> list(
      @RequestParam @Nullable String connector,
      @RequestParam @Nullable String mode,
      @RequestParam @Nullable List<String> status,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    int most = Limits.read(limit);
    Page<Synchronization> page =
        Page.of(
            runs.page(connector, mode, status == null ? List.of() : status, most + 1, after),
            most,
            RunQueries::cursor);
    return new Page<>(page.items().stream().map(this::view).toList(), page.next());
  }

  @GetMapping("/{id}")
  @Operation(summary = "Shows a run")
  SynchronizationView show(@PathVariable UUID id) {
    return view(runs.get(id));
  }

  private Synchronization start(RunRequest request, @Nullable IdempotencyKey key) {
    try {
      return registration.start(request, key);
    } catch (UnknownConnectorException e) {
      throw new ProblemException(
          ProblemCode.UNKNOWN_CONNECTOR, "No connector is loaded under this name.");
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

  private SynchronizationView view(Synchronization run) {
    return SynchronizationView.of(run, decisions.of(run.id()).orElse(null));
  }
}
