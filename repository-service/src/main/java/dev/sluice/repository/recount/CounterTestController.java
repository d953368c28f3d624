package dev.sluice.repository.recount;

import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.detail.CallDetails;
import dev.sluice.repository.run.RunDefinitions;
import dev.sluice.repository.run.RunQueries;
import dev.sluice.repository.run.Synchronization;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Counts for a reviewer what a held run would change if its file were read differently. */
@RestController
@RequestMapping("/api/synchronizations/{id}/review/counter-tests")
final class CounterTestController {
  private final RunQueries runs;
  private final CounterTests tests;

  CounterTestController(RunQueries runs, CounterTests tests) {
    this.runs = runs;
    this.tests = tests;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Counts what a held run would change if its file were read differently",
      description =
          "This plans and changes nothing. A finding with this reading becomes proven, possible or"
              + " refuted by the result. A connector has one test at a time, which ends within 100"
              + " seconds.")
  @ApiResponse(responseCode = "202", description = "Will be", useReturnTypeSchema = true)
  @Refuses({
    ProblemCode.NOT_FOUND,
    ProblemCode.FORGOTTEN,
    ProblemCode.NOT_INSPECTED,
    ProblemCode.NOT_TESTABLE
  })
  CounterTestView ask(
      @PathVariable UUID id, @RequestBody CounterTestRequest body, Authentication login) {
    Synchronization run = runs.getKept(id);
    tests.requireInspected(id);
    CounterTest test = tests.ask(run, body.read(RunDefinitions.of(run)), login.getName());
    CallDetails.add("counterTest", test.id().toString());
    return CounterTestView.of(test);
  }

  @GetMapping("/{test}")
  @Operation(summary = "Shows what a counter-test has counted")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN})
  CounterTestView test(@PathVariable UUID id, @PathVariable UUID test) {
    return tests
        .find(runs.getKept(id).id(), test)
        .map(CounterTestView::of)
        .orElseThrow(() -> ProblemException.notFound("The run has no counter-test " + test + "."));
  }
}
