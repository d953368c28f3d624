package dev.sluice.repository.finding;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.run.RunQueries;
import dev.sluice.repository.run.Synchronization;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the findings about a run. */
@RestController
@RequestMapping("/api/synchronizations/{id}/review/findings")
final class FindingController {
  private final RunQueries runs;
  private final Findings findings;
  private final Acknowledgments acknowledgments;

  FindingController(RunQueries runs, Findings findings, Acknowledgments acknowledgments) {
    this.runs = runs;
    this.findings = findings;
    this.acknowledgments = acknowledgments;
  }

  /**
   * What was found.
   *
   * @param looked whether causes have been looked for; only held and dry runs have them
   * @param items what explains changes, the surest and largest first
   * @param others what was tested as well and does not fit
   * @param toAcknowledge the codes that whoever resumes the run has to acknowledge
   */
  record FindingsView(
      boolean looked,
      List<FindingView> items,
      List<FindingView> others,
      List<String> toAcknowledge) {}

  /** Those of one cause. */
  record CauseView(List<FindingView> items) {}

  @GetMapping
  @Operation(
      summary = "Lists the probable causes of a held run's changes, and the causes that do not fit")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN})
  FindingsView findings(@PathVariable UUID id) {
    Synchronization run = runs.getKept(id);
    List<Finding> found = findings.of(run.id());
    return new FindingsView(
        !found.isEmpty(),
        found.stream().filter(each -> each.word().explains()).map(FindingView::of).toList(),
        found.stream().filter(each -> !each.word().explains()).map(FindingView::of).toList(),
        acknowledgments.neededFor(run));
  }

  @GetMapping("/{code}")
  @Operation(summary = "Shows the findings about one cause, for each entity type")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN})
  CauseView cause(
      @PathVariable UUID id,
      @Parameter(description = "The code, such as COLUMNS_EXCHANGED") @PathVariable String code) {
    Cause cause =
        Arrays.stream(Cause.values())
            .filter(each -> each.name().equals(code))
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.notFound("There is no such cause; see the list of findings."));
    return new CauseView(
        findings.of(runs.getKept(id).id()).stream()
            .filter(each -> each.cause() == cause)
            .map(FindingView::of)
            .toList());
  }
}
