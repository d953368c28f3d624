package dev.sluice.repository.decide;

import dev.sluice.contract.check.BreachWords;
import dev.sluice.contract.run.Breach;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would be made of a held plan.
 *
 * @param decisionDigest what to send with the decision, which counts only as long as this stands
 * @param rest what happens to the changes that no rule is about
 * @param rules how many rules there are
 * @param limits those that the changes which are left exceed
 * @param cannotBeHeld the entity types and associations whose sources command a change that would
 *     be held, and that would not come again: with these nothing can be decided
 * @param protectedHeld how many protected resources the plan would delete or switch off, and are
 *     held: they go only by a rule that names them
 */
record OutcomeView(
    @Nullable String planDigest,
    String decisionDigest,
    String rest,
    int rules,
    List<Changes> changes,
    List<Limit> limits,
    List<String> cannotBeHeld,
    long protectedHeld) {

  /**
   * What happens to the changes of one target and operation.
   *
   * @param applied how many are made, entirely or in part
   * @param inPart how many of those are made without some of their properties
   * @param follow how many of those that are held or rejected only follow from others
   */
  record Changes(
      String target,
      boolean association,
      String operation,
      long planned,
      long applied,
      long inPart,
      long held,
      long rejected,
      long follow) {
    static Changes of(
        String target,
        boolean association,
        String operation,
        long planned,
        @Nullable UnmadeCounts unmade) {
      return unmade == null
          ? new Changes(target, association, operation, planned, planned, 0, 0, 0, 0)
          : new Changes(
              target,
              association,
              operation,
              planned,
              planned - unmade.held() - unmade.rejected(),
              unmade.inPart(),
              unmade.held(),
              unmade.rejected(),
              unmade.follow());
    }
  }

  /**
   * A limit that is exceeded.
   *
   * @param message the sentence that people read everywhere
   */
  record Limit(String scope, String threshold, String message) {
    static Limit of(Breach breach) {
      return new Limit(breach.scope(), breach.threshold(), BreachWords.of(breach));
    }
  }
}
