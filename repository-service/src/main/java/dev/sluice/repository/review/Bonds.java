package dev.sluice.repository.review;

import dev.sluice.contract.check.BreachWords;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.DecisionRefusal;
import dev.sluice.repository.bound.Bound;
import dev.sluice.repository.bound.Waived;
import dev.sluice.repository.facet.sample.SampleEvidence;
import dev.sluice.repository.finding.Acknowledgments;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.run.Synchronization;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Determines what a decision is bound to, and refuses a decision that lacks something. */
@Component
class Bonds {
  private final Acknowledgments acknowledgments;
  private final SampleEvidence evidence;

  Bonds(Acknowledgments acknowledgments, SampleEvidence evidence) {
    this.acknowledgments = acknowledgments;
    this.evidence = evidence;
  }

  /** What a wish to cancel is bound to, which needs nothing. */
  Bound ofCancel(Synchronization run) {
    return new Bound(List.of(), List.of(), evidence.of(run.id(), run.planDigest()));
  }

  /**
   * What a wish to resume is bound to.
   *
   * @throws DecisionRefusedException if a finding has to be acknowledged and is not
   * @throws ProblemException if what is waived or acknowledged is nothing of the run
   */
  Bound ofResume(Synchronization run, DecisionRequest asked) {
    List<String> acknowledged = acknowledged(run, asked.readAcknowledged());
    return new Bound(
        acknowledged,
        asked.readWaivers().stream().map(each -> waived(run, each)).toList(),
        evidence.of(run.id(), run.planDigest()));
  }

  private List<String> acknowledged(Synchronization run, List<String> codes) {
    List<String> possible = acknowledgments.possibleFor(run);
    codes.stream()
        .filter(each -> !possible.contains(each))
        .findFirst()
        .ifPresent(
            each -> {
              throw ProblemException.invalid(
                  "acknowledged",
                  "codes of findings of the run"
                      + (possible.isEmpty()
                          ? ", and it has none"
                          : ": " + String.join(", ", possible)));
            });
    if (acknowledgments.arePending(run)) {
      throw refused(
          "The plan is being inspected, and findings may have to be acknowledged: resume the run in"
              + " a moment.");
    }
    List<String> missing = new ArrayList<>(acknowledgments.neededFor(run));
    missing.removeAll(codes);
    if (!missing.isEmpty()) {
      String first = missing.get(0);
      throw refused(
          "To resume this run, acknowledge these findings by their codes: "
              + String.join(", ", missing)
              + ". "
              + acknowledgments.summary(run, first)
              + " Look at the findings, then cancel the run, or send `acknowledged` with the"
              + " decision.");
    }
    return codes;
  }

  private static Waived waived(Synchronization run, Waiver waiver) {
    String reason = waiver.readReason();
    if (Breach.PROTECTED.equals(waiver.threshold())) {
      throw ProblemException.invalid(
          "waive",
          "no " + Breach.PROTECTED + ": let each resource through with a rule that names it");
    }
    return run.breaches().stream()
        .filter(each -> names(waiver, each))
        .findFirst()
        .map(each -> new Waived(each.scope(), each.threshold(), BreachWords.of(each), reason))
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "waive",
                    "limits that the run exceeds: "
                        + String.join(
                            ", ",
                            run.breaches().stream()
                                .map(each -> each.scope() + "." + each.threshold())
                                .distinct()
                                .toList())));
  }

  private static boolean names(Waiver waiver, Breach breach) {
    return breach.scope().equals(waiver.scope()) && breach.threshold().equals(waiver.threshold());
  }

  private static DecisionRefusedException refused(String sentence) {
    return new DecisionRefusedException(DecisionRefusal.NOT_ACKNOWLEDGED, sentence);
  }
}
