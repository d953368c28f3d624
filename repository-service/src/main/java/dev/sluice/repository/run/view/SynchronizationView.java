package dev.sluice.repository.run.view;

import dev.sluice.contract.Failure;
import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.check.BreachWords;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.SourceRemark;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.agent.known.AwayAgent;
import dev.sluice.repository.plan.SourceFiles;
import dev.sluice.repository.run.Gap;
import dev.sluice.repository.run.Progress;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.file.RunFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as shown to people and programs.
 *
 * @param gap why a job's incremental run is this complete one; null for any other run
 * @param waitsFor the agent that the run waits for in vain
 * @param warnings what looked different than in earlier runs and held nothing
 * @param changesDeletedAt when its changes and rejected rows were deleted, since it ended long ago
 */
public record SynchronizationView(
    UUID id,
    String connector,
    String mode,
    Status status,
    String requestedBy,
    String requestedVia,
    boolean force,
    boolean dryRun,
    List<String> steps,
    @Nullable FileView file,
    @Nullable UUID recomputes,
    @Nullable Gap gap,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant expiresAt,
    @Nullable Instant changesDeletedAt,
    @Nullable String planDigest,
    @Nullable Failure failure,
    @Nullable UUID supersededBy,
    @Nullable Progress progress,
    @Nullable DecisionView decision,
    Map<String, Counters> resources,
    Map<String, Counters> links,
    Map<String, SourceView> sources,
    List<BreachView> breaches,
    List<BreachView> warnings,
    @Nullable RequestedSend activation,
    @Nullable AwayAgent waitsFor) {

  /**
   * The send of activation mails that the run asked for when it was applied.
   *
   * @param toMail how many people it mails, or would mail if it were not held
   * @param reason why it is held or has failed
   */
  record RequestedSend(
      UUID id, String application, String status, long toMail, @Nullable String reason) {}

  /**
   * The uploaded file that the run reads instead of its source's own.
   *
   * @param as whether it is an {@code update} or meant to {@code overwrite}
   * @param scope what the run puts instead of the definition's {@code scope}; null for nothing
   * @param missing the same for {@code onMissing}
   */
  record FileView(
      UUID upload,
      String source,
      String name,
      String as,
      @Nullable String scope,
      @Nullable String missing) {
    static @Nullable FileView of(@Nullable RunFile file) {
      return file == null
          ? null
          : new FileView(
              file.upload(),
              file.source(),
              file.name(),
              file.as().label(),
              word(file.scope()),
              word(file.missing()));
    }

    private static @Nullable String word(@Nullable Enum<?> value) {
      return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a source's file held.
   *
   * @param commands whether its rows carried commands
   * @param remark what people should know of it, if anything
   * @param notes what they should know of how it was read, one sentence each
   * @param sheet the sheet that was read, so that its lines are rows; null if it was CSV
   */
  record SourceView(
      Content content,
      boolean commands,
      @Nullable String remark,
      List<String> notes,
      @Nullable String sheet) {
    static Map<String, SourceView> of(SourceFiles files) {
      Map<String, SourceView> views = new TreeMap<>();
      files
          .bySource()
          .forEach(
              (source, file) ->
                  views.put(
                      source,
                      new SourceView(
                          file.content(),
                          file.commands(),
                          SourceRemark.of(source, file.content()).orElse(null),
                          file.notes().stream().map(note -> SourceRemark.of(source, note)).toList(),
                          file.sheet())));
      return views;
    }
  }

  /**
   * A limit that is exceeded, or what a source's file has that was different before. Limits are
   * whole numbers as a rule, and are written as such.
   *
   * @param column the column of the source's file that it is about
   * @param other the column or pattern that is there in its place
   * @param message the sentence that people read everywhere
   */
  record BreachView(
      String scope,
      String threshold,
      BigDecimal limit,
      BigDecimal actual,
      @Nullable Long lines,
      @Nullable Long of,
      @Nullable String column,
      @Nullable String other,
      String message) {
    static BreachView of(Breach breach) {
      return new BreachView(
          breach.scope(),
          breach.threshold(),
          plain(breach.limit()),
          plain(breach.actual()),
          breach.lines(),
          breach.of(),
          breach.column(),
          breach.other(),
          BreachWords.of(breach));
    }

    private static BigDecimal plain(double number) {
      BigDecimal stripped = BigDecimal.valueOf(number).stripTrailingZeros();
      return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
  }

  /** A run with the decision that counts, if there is one. */
  public static SynchronizationView of(Synchronization run, @Nullable DecisionView decision) {
    return of(run, decision, null, null);
  }

  static SynchronizationView of(
      Synchronization run,
      @Nullable DecisionView decision,
      @Nullable RequestedSend activation,
      @Nullable AwayAgent waitsFor) {
    return new SynchronizationView(
        run.id(),
        run.connector(),
        run.mode().label(),
        run.status(),
        run.requestedBy(),
        run.requestedVia().label(),
        run.force(),
        run.dryRun(),
        run.steps(),
        FileView.of(run.file()),
        run.recomputes(),
        run.gap(),
        run.requestedAt(),
        run.endedAt(),
        run.expiresAt(),
        run.planForgottenAt(),
        run.planDigest(),
        run.failure(),
        run.supersededBy(),
        run.status().ended() || run.progress().step() == null ? null : run.progress(),
        decision,
        run.counters().resources(),
        run.counters().links(),
        SourceView.of(run.sources()),
        run.breaches().stream().map(BreachView::of).toList(),
        run.warnings().stream().map(BreachView::of).toList(),
        activation,
        waitsFor);
  }

  /** The run as it was registered: the same on every repetition of the request that made it. */
  public static SynchronizationView registered(Synchronization run) {
    return new SynchronizationView(
        run.id(),
        run.connector(),
        run.mode().label(),
        Status.QUEUED,
        run.requestedBy(),
        run.requestedVia().label(),
        run.force(),
        run.dryRun(),
        run.steps(),
        FileView.of(run.file()),
        run.recomputes(),
        run.gap(),
        run.requestedAt(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        null,
        null);
  }
}
