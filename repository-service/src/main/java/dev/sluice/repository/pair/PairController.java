package dev.sluice.repository.pair;

import dev.sluice.repository.inspect.ChangeCounts;
import dev.sluice.repository.inspect.Inspection;
import dev.sluice.repository.inspect.Inspections;
import dev.sluice.repository.pair.match.PersonPair.Tier;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.run.RunQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows people under new keys, and receives reviewers' decisions about them. */
@RestController
@RequestMapping("/api/synchronizations/{id}/review/pairs")
class PairController {
  private final RunQueries runs;
  private final PairQueries pairs;
  private final PairVerdicts verdicts;
  private final Inspections inspections;
  private final ChangeCounts counts;

  PairController(
      RunQueries runs,
      PairQueries pairs,
      PairVerdicts verdicts,
      Inspections inspections,
      ChangeCounts counts) {
    this.runs = runs;
    this.pairs = pairs;
    this.verdicts = verdicts;
    this.inspections = inspections;
    this.counts = counts;
  }

  @GetMapping
  @Operation(summary = "Lists deletes and inserts of a plan that are probably the same person")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN})
  PairsView pairs(
      @PathVariable UUID id,
      @Parameter(description = "sure or likely") @RequestParam @Nullable String tier,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    Page<PairView> page =
        pairs.page(runs.getKept(id).id(), read(Tier.class, "tier", tier), limit, after);
    Inspection inspection = inspections.of(id).orElse(null);
    return PairsView.of(page, inspection, inspection == null ? Map.of() : counts.of(inspection));
  }

  /** What a reviewer says about a pair. */
  record Said(@Nullable String verdict) {}

  @PostMapping("/{p}")
  @Operation(
      summary =
          "Decides whether the two are the same person, whom a rule then holds, or different"
              + " people")
  @Refuses({
    ProblemCode.NOT_FOUND,
    ProblemCode.FORGOTTEN,
    ProblemCode.NOT_INSPECTED,
    ProblemCode.DECISION_REFUSED
  })
  PairView say(
      @PathVariable UUID id, @PathVariable long p, @RequestBody Said body, Authentication login) {
    PairVerdict verdict = read(PairVerdict.class, "verdict", body.verdict());
    if (verdict == null) {
      throw ProblemException.invalid("verdict", names(PairVerdict.class));
    }
    verdicts.say(id, p, verdict, login.getName());
    return found(id, p);
  }

  private PairView found(UUID id, long p) {
    return pairs
        .pair(id, p)
        .orElseThrow(() -> ProblemException.notFound("The run has no pair " + p + "."));
  }

  private static <E extends Enum<E>> @Nullable E read(
      Class<E> kind, String parameter, @Nullable String name) {
    if (name == null) {
      return null;
    }
    return Arrays.stream(kind.getEnumConstants())
        .filter(each -> each.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> ProblemException.invalid(parameter, names(kind)));
  }

  private static <E extends Enum<E>> String names(Class<E> kind) {
    return Arrays.stream(kind.getEnumConstants())
        .map(each -> each.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" or "));
  }
}
