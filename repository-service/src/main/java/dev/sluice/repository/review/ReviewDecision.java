package dev.sluice.repository.review;

import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Decision.Rest;
import dev.sluice.contract.run.Via;
import dev.sluice.repository.Sha256;
import dev.sluice.repository.bound.Bound;
import dev.sluice.repository.run.view.DecisionView;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * A decision about a run.
 *
 * @param counts whether it is the one that the run followed; there is one at most, and it stays
 * @param decidedVia null if an earlier release did not record it
 * @param decisionDigest what was decided change by change; null if the whole plan was
 * @param rest what happens to the changes that no rule is about; null likewise
 * @param bound what it is bound to, as {@link Bound} is kept; null if it is bound to nothing
 * @param boundDigest names that with the rest of the decision; null likewise
 */
public record ReviewDecision(
    @Id @Nullable Long id,
    UUID synchronizationId,
    Decision.Kind kind,
    String decidedBy,
    @Nullable Via decidedVia,
    @Nullable String comment,
    @Nullable String planDigest,
    @Nullable String decisionDigest,
    @Nullable Rest rest,
    Instant decidedAt,
    boolean counts,
    @Nullable String bound,
    @Nullable String boundDigest) {

  /** Whether it lets exactly this plan pass. */
  public boolean resumes(@Nullable String plan) {
    return kind == Decision.Kind.RESUME && planDigest != null && planDigest.equals(plan);
  }

  /** Whether it did not arrive through Temporal alone. */
  public boolean isOfSomebodyWhoLoggedIn() {
    return decidedVia == Via.REST;
  }

  /** Who decided, as people may read it. */
  public String credit() {
    return decidedVia == null ? decidedBy : decidedVia.credit(decidedBy);
  }

  /** As people and programs read it. */
  DecisionView view() {
    return new DecisionView(
        kind,
        decidedBy,
        decidedVia == null ? null : decidedVia.label(),
        comment,
        planDigest,
        decisionDigest,
        rest == null ? null : rest.name().toLowerCase(Locale.ROOT),
        Bound.read(bound),
        boundDigest);
  }

  boolean says(Decision decision) {
    return kind == decision.kind()
        && decidedBy.equals(decision.by())
        && Objects.equals(planDigest, decision.planDigest())
        && Objects.equals(decisionDigest, decision.decisionDigest())
        && rest == decision.rest();
  }

  ReviewDecision counting() {
    return with(true, bound, boundDigest);
  }

  /** The same, bound to something. */
  ReviewDecision boundTo(Bound to) {
    String text = to.text();
    ReviewDecision whole = with(counts, text, null);
    return text == null ? whole : whole.digested();
  }

  /** Whether it is still bound to what it was bound to when it was made. */
  public boolean isIntact() {
    return bound == null ? boundDigest == null : equals(digested());
  }

  private ReviewDecision digested() {
    return with(counts, bound, digest());
  }

  private ReviewDecision with(
      boolean nowCounts, @Nullable String nowBound, @Nullable String nowBoundDigest) {
    return new ReviewDecision(
        id,
        synchronizationId,
        kind,
        decidedBy,
        decidedVia,
        comment,
        planDigest,
        decisionDigest,
        rest,
        decidedAt,
        nowCounts,
        nowBound,
        nowBoundDigest);
  }

  private String digest() {
    var text = new StringJoiner("\n");
    text.add("run " + synchronizationId);
    text.add("decision " + kind + " by " + decidedBy);
    text.add("plan " + planDigest);
    text.add("changes " + decisionDigest + " rest " + rest);
    text.add("comment " + comment);
    text.add("bound " + bound);
    return Sha256.hex(text.toString());
  }
}
