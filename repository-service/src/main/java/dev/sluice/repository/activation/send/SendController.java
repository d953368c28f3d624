package dev.sluice.repository.activation.send;

import dev.sluice.contract.activation.ActivationSendEnd;
import dev.sluice.contract.activation.ActivationSendEnd.Outcome;
import dev.sluice.repository.activation.link.LinkTokens;
import dev.sluice.repository.jooq.tables.records.ActivationSendRecord;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Sends over REST. */
@RestController
class SendController {
  private final Applications applications;
  private final SendRegistration registration;
  private final ActivationSends sends;
  private final SendWorkflows workflows;
  private final LinkTokens tokens;

  SendController(
      Applications applications,
      SendRegistration registration,
      ActivationSends sends,
      SendWorkflows workflows,
      LinkTokens tokens) {
    this.applications = applications;
    this.registration = registration;
    this.sends = sends;
    this.workflows = workflows;
    this.tokens = tokens;
  }

  @GetMapping("/api/applications/{application}/activations")
  @Operation(summary = "Counts the people of an application by state")
  @Refuses(ProblemCode.UNKNOWN_APPLICATION)
  ApplicationView show(@PathVariable String application) {
    return applications.show(application);
  }

  @PostMapping("/api/applications/{application}/activations/send")
  @Operation(
      summary =
          "Sends mails to people of the application who have none yet; with an Idempotency-Key, a"
              + " repetition does not start a second send")
  @ApiResponse(
      responseCode = "200",
      description = "Only counted, or nobody gets a mail",
      useReturnTypeSchema = true)
  @ApiResponse(responseCode = "202", description = "Started", useReturnTypeSchema = true)
  @Refuses({
    ProblemCode.UNKNOWN_APPLICATION,
    ProblemCode.TOO_MANY_MAILS,
    ProblemCode.SEND_OPEN,
    ProblemCode.NO_LINK_KEY,
    ProblemCode.IDEMPOTENCY_KEY_REUSED
  })
  ResponseEntity<SendAnswer> send(
      @PathVariable String application,
      @RequestBody(required = false) @Nullable SendRequest body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Principal login) {
    SendRequest request = body == null ? SendRequest.EMPTY : body;
    Wanted wanted = request.understood(application);
    SendKey named = SendKey.read(key, request.digest(application));
    applications.show(application);
    if (request.isDry()) {
      return ResponseEntity.ok(registration.counted(wanted));
    }
    requireKey();
    SendAnswer answer = registration.start(wanted, request.count(), login.getName(), named);
    SendView send = answer.send();
    return send == null
        ? ResponseEntity.ok(answer)
        : ResponseEntity.accepted()
            .location(URI.create("/api/activations/sends/" + send.id()))
            .body(answer);
  }

  @PostMapping("/api/applications/{application}/activations/cancel")
  @Operation(summary = "Stops the application's send before its next mail")
  @Refuses({ProblemCode.UNKNOWN_APPLICATION, ProblemCode.NO_SEND_OPEN})
  SendView cancel(@PathVariable String application) {
    applications.show(application);
    ActivationSendRecord send =
        sends
            .running(application)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.NO_SEND_OPEN, "No send of the application is open."));
    sends.end(new ActivationSendEnd(send.getId().toString(), Outcome.CANCELLED, null));
    workflows.cancel(send);
    return show(send.getId());
  }

  @GetMapping("/api/activations/sends/{id}")
  @Operation(summary = "Shows a send")
  @Refuses(ProblemCode.NOT_FOUND)
  SendView show(@PathVariable UUID id) {
    return sends
        .find(id)
        .map(SendView::of)
        .orElseThrow(() -> ProblemException.notFound("There is no send " + id + "."));
  }

  private void requireKey() {
    if (!tokens.areSigned()) {
      throw new ProblemException(
          ProblemCode.NO_LINK_KEY,
          "Set sluice.activation.key, or sluice.activation.key-file, on the server.");
    }
  }
}
