package dev.sluice.repository.finding;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.FoundCause;
import dev.sluice.repository.SafeTrace;
import dev.sluice.repository.finding.cause.Causes;
import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Leftover;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Suspicion;
import dev.sluice.repository.finding.plan.SampleReader;
import dev.sluice.repository.postgresql.LocalSettings;
import dev.sluice.repository.run.RunDefinitions;
import dev.sluice.repository.run.RunLock;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Synchronizations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds the probable causes of a run's plan, and stores them. */
@Component
public class Findings {
  private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

  private static final int MOST = 10;

  private final DSLContext database;
  private final Synchronizations runs;
  private final RunLock lock;
  private final TransactionTemplate transaction;

  Findings(
      DSLContext database,
      Synchronizations runs,
      RunLock lock,
      PlatformTransactionManager transactions) {
    this.database = database;
    this.runs = runs;
    this.lock = lock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Looks for causes in a plan that is complete. It may be called again: what was found before is
   * replaced, and nothing is kept of a plan that was made again meanwhile.
   */
  public void find(UUID id) {
    Synchronization run = runs.findById(id).orElseThrow();
    if (run.planDigest() == null) {
      return;
    }
    List<Finding> found = found(run);
    transaction.executeWithoutResult(
        status ->
            lock.run(id)
                .filter(each -> Objects.equals(each.planDigest(), run.planDigest()))
                .ifPresent(each -> FindingTable.replace(database, id, found)));
  }

  /**
   * The same as a part of a step that does not depend on it. A run whose causes cannot be found is
   * reviewed without them, as if nobody had looked.
   */
  public void findIfPossible(UUID id) {
    try {
      find(id);
    } catch (RuntimeException e) {
      LOG.error("The causes of run {} could not be tested: {}", id, SafeTrace.of(e));
    }
  }

  /** The first of the causes, as messages tell it; nothing if none was found. */
  public Optional<FoundCause> first(UUID run) {
    return of(run).stream()
        .filter(each -> each.word().explains())
        .findFirst()
        .map(
            first ->
                new FoundCause(
                    first.cause().name(),
                    first.word().label(),
                    FindingWords.summaryWithoutValues(first),
                    first.target(),
                    first.explained(),
                    first.changes()));
  }

  /** What was found, in the order in which it is told; nothing if nobody has looked yet. */
  List<Finding> of(UUID run) {
    return FindingTable.of(database, run);
  }

  private List<Finding> found(Synchronization run) {
    // Cursors need a transaction to stream; it writes nothing.
    TransactionTemplate reading =
        new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
    reading.setReadOnly(true);
    return Objects.requireNonNull(
        reading.execute(
            status -> {
              // Walks through this plan alone, however many others there are.
              LocalSettings.preferIndexes(database);
              LocalSettings.sortInMemory(database);
              return ordered(tested(run, RunDefinitions.of(run)));
            }));
  }

  private List<Finding> tested(Synchronization run, ConnectorDefinition connector) {
    SampleReader samples = new SampleReader(database, connector, run);
    List<Finding> findings = new ArrayList<>();
    for (EntityTypeDefinition type : connector.entityTypes()) {
      Counters counters = run.counters().resources().get(type.name());
      if (changes(counters) || rejects(counters)) {
        findings.addAll(findings(samples.entityType(type)));
      }
    }
    for (AssociationDefinition links : connector.associations()) {
      // What is wrong with a file that resources are read from as well is told of them.
      if (changes(run.counters().links().get(links.name()))
          && connector.entityTypes().stream()
              .noneMatch(each -> each.source().equals(links.source()))) {
        findings.addAll(findings(samples.association(links.name(), links.source())));
      }
    }
    return findings;
  }

  private static boolean changes(@Nullable Counters counters) {
    return counters != null && counters.inserted() + counters.updated() + counters.deleted() > 0;
  }

  private static boolean rejects(@Nullable Counters counters) {
    return counters != null && counters.rejected() > 0;
  }

  private static Stream<Finding> explaining(List<Finding> findings) {
    return findings.stream().filter(each -> each.word().explains());
  }

  /** As they are told: what explains first, then one of each cause that does not. */
  static List<Finding> ordered(List<Finding> findings) {
    List<Finding> ordered = new ArrayList<>();
    explaining(findings)
        .sorted(
            Comparator.comparing(Finding::word)
                // What is meant must not stand before what is not.
                .thenComparing(each -> each.cause().neutral())
                .thenComparing(Comparator.comparingLong(Finding::weight).reversed()))
        .limit(MOST)
        .forEach(ordered::add);
    Map<Cause, Finding> others = new EnumMap<>(Cause.class);
    findings.stream()
        .filter(Predicate.not(each -> each.word().explains()))
        .forEach(
            each ->
                others.merge(
                    each.cause(), each, (a, b) -> b.word().compareTo(a.word()) < 0 ? b : a));
    for (Cause cause : Cause.values()) {
      others.putIfAbsent(cause, Finding.notLike(cause));
    }
    explaining(findings).forEach(each -> others.remove(each.cause()));
    ordered.addAll(others.values());
    return ordered;
  }

  private static List<Finding> findings(Sample sample) {
    return Causes.test(sample).stream().map(each -> finding(sample, each)).toList();
  }

  private static Finding finding(Sample sample, Suspicion suspicion) {
    Leftover leftover = suspicion.leftover();
    long rejected = suspicion.explained().rejectedRows();
    List<String> columns =
        suspicion.properties().stream()
            .map(each -> Objects.requireNonNullElse(sample.property(each).column(), each))
            .toList();
    return new Finding(
        suspicion.cause(),
        suspicion.word(),
        sample.target(),
        suspicion.explained().changes(sample),
        sample.counts().changes(),
        new Evidence(
            suspicion.share().hits(),
            suspicion.share().tried(),
            suspicion.properties(),
            columns,
            suspicion.values(),
            suspicion.detail(),
            sample.file().path(),
            leftover == null ? null : leftover.now(),
            leftover == null ? null : leftover.then(),
            rejected == 0 ? null : rejected),
        suspicion.reading());
  }
}
