package dev.sluice.repository.review;

import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Decision.Waiver;
import dev.sluice.contract.run.ReviewNote;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.bound.Bound;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.detail.CallDetails;
import dev.sluice.repository.run.RunQueries;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.view.SynchronizationView;
import dev.sluice.repository.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Receives people's decisions about runs. */
@RestController
@RequestMapping("/api/synchronizations/{id}")
class ReviewController {
  private final RunQueries runs;
  private final Reviews reviews;
  private final OtherPerson otherPerson;
  private final Bonds bonds;

  ReviewController(RunQueries runs, Reviews reviews, OtherPerson otherPerson, Bonds bonds) {
    this.runs = runs;
    this.reviews = reviews;
    this.otherPerson = otherPerson;
    this.bonds = bonds;
  }

  @PostMapping("/resume")
  @Operation(
      summary = "Resumes a held run, which applies exactly what was reviewed",
      description =
          "Without decisionDigest this applies the whole plan. If reviewers have made rules, both"
              + " decisionDigest and rest are required, as in /review/outcome. If the connector"
              + " requires it, send the codes in toAcknowledge of /review/findings as acknowledged."
              + " `waive` waives limits for this run.")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.DECISION_REFUSED})
  ResponseEntity<SynchronizationView> resume(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable DecisionRequest body,
      Authentication login) {
    return decide(runs.get(id), Decision.Kind.RESUME, body, login);
  }

  @PostMapping("/cancel")
  @Operation(summary = "Cancels a run without any change; 202 if it was not held yet")
  @ApiResponse(responseCode = "200", description = "Cancelled", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "202", description = "Will be", useReturnTypeSchema = true)
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.DECISION_REFUSED})
  ResponseEntity<SynchronizationView> cancel(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable DecisionRequest body,
      Authentication login) {
    Synchronization run = runs.get(id);
    if (run.status() == Status.AWAITING_REVIEW || run.status().ended()) {
      return decide(run, Decision.Kind.CANCEL, body, login);
    }
    if (run.status() != Status.APPLYING && !Role.OPERATOR.isGrantedTo(login)) {
      throw new ProblemException(
          ProblemCode.FORBIDDEN, "Cancelling a run that is not held needs the role operator.");
    }
    DecisionRequest asked = DecisionRequest.read(body);
    asked.checkIsNoResume();
    try {
      ReviewNote note = new ReviewNote(asked.comment(), login.getName(), asked.planDigest());
      if (!reviews.cancel(run, note)) {
        return decide(runs.get(id), Decision.Kind.CANCEL, body, login);
      }
    } catch (DecisionRefusedException e) {
      throw refused(e);
    }
    return ResponseEntity.accepted().body(SynchronizationView.of(runs.get(id), null));
  }

  private ResponseEntity<SynchronizationView> decide(
      Synchronization run,
      Decision.Kind kind,
      @Nullable DecisionRequest body,
      Authentication login) {
    if (!run.status().ended() && !Role.REVIEWER.isGrantedTo(login)) {
      throw new ProblemException(
          ProblemCode.FORBIDDEN, "Decisions on a held run need the role reviewer.");
    }
    if (kind == Decision.Kind.RESUME) {
      otherPerson.require(run, login.getName());
    }
    DecisionRequest asked = DecisionRequest.read(body);
    try {
      Bound bound = bound(run, kind, asked);
      ReviewDecision counts =
          reviews.decide(
              run,
              new Decision(
                  kind,
                  login.getName(),
                  asked.comment(),
                  asked.planDigest(),
                  asked.decisionDigest(),
                  asked.readRest(),
                  waivers(bound)),
              bound);
      CallDetails.add("planDigest", String.valueOf(counts.planDigest()));
      tell(Bound.read(counts.bound()));
      if (counts.decisionDigest() != null) {
        CallDetails.add("decisionDigest", counts.decisionDigest());
      }
      return ResponseEntity.ok(SynchronizationView.of(runs.get(run.id()), counts.view()));
    } catch (DecisionRefusedException e) {
      throw refused(e);
    }
  }

  private Bound bound(Synchronization run, Decision.Kind kind, DecisionRequest asked) {
    if (kind == Decision.Kind.CANCEL) {
      asked.checkIsNoResume();
      return bonds.ofCancel(run);
    }
    // Another decision counts already, whatever this one is bound to.
    return run.status() == Status.AWAITING_REVIEW ? bonds.ofResume(run, asked) : Bound.read(null);
  }

  private static @Nullable List<Waiver> waivers(Bound bound) {
    return bound.waived().isEmpty()
        ? null
        : bound.waived().stream().map(each -> new Waiver(each.message(), each.reason())).toList();
  }

  private static void tell(Bound bound) {
    if (!bound.acknowledged().isEmpty()) {
      CallDetails.add("acknowledged", String.join(", ", bound.acknowledged()));
    }
    if (!bound.waived().isEmpty()) {
      CallDetails.add(
          "waived",
          bound.waived().stream()
              .map(each -> each.scope() + "." + each.threshold() + ": " + each.reason())
              .collect(Collectors.joining("; ")));
    }
  }

  private static ProblemException refused(DecisionRefusedException e) {
    return new ProblemException(
        ProblemCode.DECISION_REFUSED, Objects.requireNonNull(e.getMessage()));
  }
}
