package dev.sluice.repository.decide;

import dev.sluice.contract.run.Decision.Rest;
import dev.sluice.repository.decide.rule.Rule;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.detail.CallDetails;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes the rules of reviewers, and says what would be made of the plan with them. */
@RestController
@RequestMapping("/api/synchronizations/{id}/review")
class DecideController {
  private final KeptRules rules;
  private final RuleList list;
  private final Outcomes outcomes;

  DecideController(KeptRules rules, RuleList list, Outcomes outcomes) {
    this.rules = rules;
    this.list = list;
    this.outcomes = outcomes;
  }

  @GetMapping("/rules")
  @Operation(
      summary =
          "Lists the rules for a held plan, and how many changes each is about; later rules"
              + " override earlier ones")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN, ProblemCode.NOT_INSPECTED})
  Page<RuleView> rules(
      @PathVariable UUID id,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    return list.page(id, limit, after);
  }

  @PostMapping("/rules")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Lets changes of a held plan through, holds or rejects them",
      description =
          "Held changes are not made, are listed at /api/held, and stay held in later runs until"
              + " somebody lets them through or the source withdraws them. Rejected changes are not"
              + " made, and are left out of later plans until the source says something else or 90"
              + " days have passed. `filter` is as in /review/filters; `n` names one change"
              + " instead; with `columns` the rule is only about these properties of updates.")
  @ApiResponse(responseCode = "201", description = "Made", useReturnTypeSchema = true)
  @Refuses({
    ProblemCode.NOT_FOUND,
    ProblemCode.FORGOTTEN,
    ProblemCode.NOT_INSPECTED,
    ProblemCode.DECISION_REFUSED
  })
  RuleView add(@PathVariable UUID id, @RequestBody RuleRequest body, Authentication login) {
    Rule made = rules.add(id, body, login.getName());
    CallDetails.add("rule", made.ord());
    CallDetails.add("action", made.action().label());
    return list.view(id, made);
  }

  @DeleteMapping("/rules/{rule}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Removes a rule")
  @ApiResponse(responseCode = "204", description = "Removed")
  @Refuses({
    ProblemCode.NOT_FOUND,
    ProblemCode.FORGOTTEN,
    ProblemCode.NOT_INSPECTED,
    ProblemCode.DECISION_REFUSED
  })
  void remove(@PathVariable UUID id, @PathVariable int rule) {
    if (!rules.remove(id, rule)) {
      throw ProblemException.notFound("The run has no rule " + rule + ".");
    }
  }

  @GetMapping("/outcome")
  @Operation(
      summary = "Returns the outcome of a held plan with its current rules",
      description =
          "`rest` says what happens to changes that no rule is about: apply, hold or reject.")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN, ProblemCode.NOT_INSPECTED})
  OutcomeView outcome(@PathVariable UUID id, @RequestParam @Nullable String rest) {
    return outcomes.of(id, rest(rest));
  }

  private static Rest rest(@Nullable String label) {
    return Arrays.stream(Rest.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(label))
        .findFirst()
        .orElseThrow(() -> ProblemException.invalid("rest", "one of apply, hold, reject"));
  }
}
