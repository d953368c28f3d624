package dev.sluice.standalone.client.run;

import dev.sluice.contract.run.Status;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A synchronization as in the API. */
public record Run(
    String id,
    String connector,
    String mode,
    Status status,
    @Nullable String requestedBy,
    @Nullable String requestedVia,
    boolean force,
    boolean dryRun,
    @Nullable File file,
    @Nullable String recomputes,
    @Nullable String gap,
    @Nullable String startedAt,
    @Nullable String endedAt,
    @Nullable String expiresAt,
    @Nullable String changesDeletedAt,
    @Nullable String planDigest,
    @Nullable String supersededBy,
    @Nullable Failure failure,
    @Nullable Decision decision,
    @Nullable Progress progress,
    Map<String, Counters> resources,
    Map<String, Counters> links,
    Map<String, Source> sources,
    List<Breach> breaches,
    List<Breach> warnings,
    @Nullable Activation activation,
    @Nullable AwayAgent waitsFor) {

  private static final int SHORT_ID = 8;

  // A run that has only just begun may say less.
  public Run {
    resources = Objects.requireNonNullElse(resources, Map.of());
    links = Objects.requireNonNullElse(links, Map.of());
    sources = Objects.requireNonNullElse(sources, Map.of());
    breaches = Objects.requireNonNullElse(breaches, List.of());
    // So does a server of an earlier release.
    warnings = Objects.requireNonNullElse(warnings, List.of());
  }

  /** The first part of the id, which is enough to name a run to a command. */
  public String shortId() {
    return id.substring(0, Math.min(SHORT_ID, id.length()));
  }

  /** Whether any row could not be used. */
  boolean anyRejected() {
    return Stream.of(resources, links)
        .flatMap(each -> each.values().stream())
        .anyMatch(each -> each.rejected() > 0);
  }

  /** The uploaded file that a run reads, and what the run puts instead of the definition. */
  public record File(
      String upload,
      String source,
      String name,
      String as,
      @Nullable String scope,
      @Nullable String missing) {}

  /** What happened to one entity type or association. */
  public record Counters(
      long read,
      long rejected,
      long pending,
      long duplicates,
      long inserted,
      long updated,
      long deleted,
      long unchanged,
      long conflicts,
      long filtered,
      long held,
      long rejectedByReview,
      long suppressed) {}

  /**
   * What people should know of a source's file, if anything.
   *
   * @param notes what they should know of how it was read
   * @param sheet the sheet that was read; null if it was CSV
   */
  public record Source(@Nullable String remark, List<String> notes, @Nullable String sheet) {
    public Source {
      notes = Objects.requireNonNullElse(notes, List.of());
    }

    /** All that there is to know, one sentence each. */
    Stream<String> sentences() {
      return Stream.concat(Stream.ofNullable(remark), notes.stream());
    }
  }

  /** The send of activation mails that the run asked for. */
  public record Activation(
      String application, String status, long toMail, @Nullable String reason) {}

  /** The agent that the run waits for in vain, in the sentence that everybody reads. */
  public record AwayAgent(String message) {}

  /**
   * A limit that is exceeded, or what else a person should look at, in the sentence that everybody
   * reads.
   *
   * @param column the column of a source's file that it is about
   */
  public record Breach(String message, @Nullable String column, @Nullable String threshold) {

    /** Whether protected resources would go. */
    boolean isOfProtected() {
      return "protectedResources".equals(threshold);
    }
  }

  /** How far the step is that a run is at. */
  public record Progress(@Nullable String step, long done, @Nullable Long total) {}

  /** Why a run failed. */
  public record Failure(
      @Nullable String type,
      @Nullable String message,
      @Nullable String file,
      @Nullable Long line,
      @Nullable String column,
      @Nullable String remedy) {}

  /**
   * What a person decided.
   *
   * @param rest what happened to the changes that no rule was about; null if the whole plan was
   *     decided on
   * @param bound what it is bound to
   */
  public record Decision(
      @Nullable String kind,
      @Nullable String by,
      @Nullable String via,
      @Nullable String comment,
      @Nullable String at,
      @Nullable String rest,
      @Nullable Bound bound) {}

  /** What a decision is bound to. */
  public record Bound(List<String> acknowledged, List<Waived> waived, List<Looked> looked) {}

  /** A limit that did not count for the run. */
  public record Waived(String message, String reason) {}

  /** What came of looking at changes that were picked at random. */
  public record Looked(
      Map<String, List<@Nullable String>> filter, long seed, String sentence, String by) {}
}
