package dev.sluice.repository.facet.sample;

import dev.sluice.repository.bound.Looked;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.ReviewedPlans;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.detail.CallDetails;
import dev.sluice.repository.run.RunQueries;
import dev.sluice.repository.run.Synchronization;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Results of samples as evidence for the decision, over REST. */
@RestController
@RequestMapping("/api/synchronizations/{id}/review/evidence")
final class EvidenceController {
  private final RunQueries runs;
  private final ReviewedPlans plans;
  private final SampleEvidence evidence;

  EvidenceController(RunQueries runs, ReviewedPlans plans, SampleEvidence evidence) {
    this.runs = runs;
    this.plans = plans;
    this.evidence = evidence;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Keeps the results of a sample as evidence for the decision",
      description =
          "The changes that match `filter` count in the order of `seed`, as in /review/changes with"
              + " sort=random, up to the first that nobody has looked at.")
  @ApiResponse(responseCode = "201", description = "Kept", useReturnTypeSchema = true)
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN, ProblemCode.NOT_INSPECTED})
  Looked keep(@PathVariable UUID id, @RequestBody EvidenceRequest body, Authentication login) {
    ReviewedPlan plan = plans.get(id);
    Looked kept = evidence.keep(plan, body.readFilter(plan), body.readSeed(), login.getName());
    CallDetails.add("lookedAt", kept.lookedAt());
    CallDetails.add("wrong", kept.wrong());
    return kept;
  }

  @GetMapping
  @Operation(summary = "Lists the evidence for the decision on a plan")
  @Refuses(ProblemCode.NOT_FOUND)
  Page<Looked> list(@PathVariable UUID id) {
    Synchronization run = runs.get(id);
    @Nullable String plan = run.planDigest();
    return new Page<>(evidence.of(id, plan), null);
  }
}
