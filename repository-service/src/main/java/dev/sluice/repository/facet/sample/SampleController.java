package dev.sluice.repository.facet.sample;

import dev.sluice.repository.filter.FilterWords;
import dev.sluice.repository.filter.ReviewFilter;
import dev.sluice.repository.filter.ReviewFilters;
import dev.sluice.repository.filter.plan.FollowingChanges;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.ReviewedPlans;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.detail.CallDetails;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reviewers' verdicts on changes that they looked at, over REST. */
@RestController
@RequestMapping("/api/synchronizations/{id}/review/samples")
final class SampleController {
  private final ReviewedPlans plans;
  private final ReviewFilters filters;
  private final Samples samples;
  private final FollowingChanges following;
  private final Reads reads;

  SampleController(
      ReviewedPlans plans,
      ReviewFilters filters,
      Samples samples,
      FollowingChanges following,
      Reads reads) {
    this.plans = plans;
    this.following = following;
    this.filters = filters;
    this.samples = samples;
    this.reads = reads;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Records that a change is right, wrong or unsure",
      description = "This replaces what the same person said about the change before.")
  @ApiResponse(responseCode = "204", description = "Kept")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN, ProblemCode.NOT_INSPECTED})
  ResponseEntity<Void> keep(
      @PathVariable UUID id, @RequestBody SampleRequest sample, @Nullable Principal by) {
    int n = sample.number();
    SampleVerdict verdict = sample.said();
    ReviewedPlan plan = plans.get(id);
    if (!samples.exists(plan, n)) {
      throw ProblemException.notFound("The plan has no change " + n + ".");
    }
    CallDetails.add("n", n);
    samples.keep(plan, n, verdict, by == null ? "nobody" : by.getName());
    return ResponseEntity.noContent().build();
  }

  @GetMapping
  @Operation(
      summary =
          "Shows how many changes were checked, how many were wrong, and what this means for all",
      description =
          "The conclusion is valid for changes that were picked at random, as in the list of"
              + " changes with sort=random. "
              + FilterWords.GRAMMAR)
  @Refuses({
    ProblemCode.NOT_FOUND,
    ProblemCode.FORGOTTEN,
    ProblemCode.NOT_INSPECTED,
    ProblemCode.UNKNOWN_FILTER
  })
  SampleView samples(
      @PathVariable UUID id,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
    List<Integer> follow = following.of(id, parameters);
    return reads.some(
        () -> {
          ReviewedPlan plan = plans.get(id, follow);
          ReviewFilter filter = filters.ofParameters(plan, parameters, Set.of());
          return samples.view(plan, filter);
        });
  }
}
