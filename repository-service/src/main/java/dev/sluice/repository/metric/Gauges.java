package dev.sluice.repository.metric;

import dev.sluice.repository.RepositoryProperties;
import dev.sluice.repository.SafeTrace;
import dev.sluice.repository.storage.Storage;
import dev.sluice.repository.storage.StorageView;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Reads values for metrics from the database at intervals, so that a scrape costs nothing and many
 * scrapes cause no load. Every server reads the same values.
 */
@Component
class Gauges implements SchedulingConfigurer {
  private static final Logger LOG = LoggerFactory.getLogger(Gauges.class);

  private static final Duration BETWEEN_MEASUREMENTS = Duration.ofMinutes(1);

  private final Standing standing;
  private final Storage storage;
  private final RunMeters runs;
  private final RepositoryProperties properties;
  private final LabelledGauge openRuns;
  private final LabelledGauge oldestReview;
  private final LabelledGauge pendingLinks;
  private final LabelledGauge silentAgents;
  private final LabelledGauge waitingMails;
  private final LabelledGauge kinds;
  private volatile double notifications = Double.NaN;
  private volatile double databaseBytes = Double.NaN;

  Gauges(
      Standing standing,
      Storage storage,
      RunMeters runs,
      RepositoryProperties properties,
      MeterRegistry registry) {
    this.standing = standing;
    this.storage = storage;
    this.runs = runs;
    this.properties = properties;
    openRuns = new LabelledGauge(registry, "sluice.runs.open", "Runs that have not ended", null, 0);
    oldestReview =
        new LabelledGauge(
            registry,
            "sluice.review.age",
            "How long ago the oldest held run of a connector was requested",
            "seconds",
            0);
    pendingLinks = new LabelledGauge(registry, "sluice.links.pending", "Pending links", null, 0);
    silentAgents =
        new LabelledGauge(
            registry,
            "sluice.agent.silence",
            "Time since the last call of an agent that a connector names",
            "seconds",
            Double.NaN);
    waitingMails =
        new LabelledGauge(
            registry,
            "sluice.activation.mails.waiting",
            "Mails that a running send still has to send",
            null,
            0);
    kinds =
        new LabelledGauge(
            registry,
            "sluice.storage",
            "The size of each kind of data in the database",
            "bytes",
            0);
    Gauge.builder("sluice.notifications.open", this, gauges -> gauges.notifications)
        .description("Messages that are not delivered yet")
        .register(registry);
    Gauge.builder("sluice.database", this, gauges -> gauges.databaseBytes)
        .description("The size of the whole database")
        .baseUnit("bytes")
        .register(registry);
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(this::look, properties.sweepInterval());
    tasks.addFixedDelayTask(this::measure, BETWEEN_MEASUREMENTS);
  }

  void look() {
    try {
      standing.connectors().forEach(runs::known);
      List<Standing.OpenRuns> open = standing.openRuns();
      Map<Tags, Double> counts = new HashMap<>();
      Map<Tags, Double> ages = new HashMap<>();
      for (Standing.OpenRuns each : open) {
        Tags connector = Tags.of("connector", each.connector());
        counts.put(connector.and("status", lower(each.status())), (double) each.count());
        if (each.held()) {
          ages.put(connector, each.oldestSeconds());
        }
      }
      openRuns.set(counts);
      oldestReview.set(ages);
      pendingLinks.set(labelled("connector", standing.pendingLinks()));
      silentAgents.set(labelled("agent", standing.silentAgents()));
      waitingMails.set(labelled("application", standing.waitingMails()));
      notifications = standing.openNotifications();
    } catch (RuntimeException e) {
      LOG.warn("The values for metrics could not be read; it is tried again: {}", SafeTrace.of(e));
    }
  }

  void measure() {
    try {
      StorageView measured = storage.measure();
      databaseBytes = (double) measured.bytes();
      Map<Tags, Double> bytes = new HashMap<>();
      measured
          .kinds()
          .forEach((kind, size) -> bytes.put(Tags.of("kind", lower(kind)), size.doubleValue()));
      kinds.set(bytes);
    } catch (RuntimeException e) {
      LOG.warn(
          "The size of the database could not be read; it is tried again: {}", SafeTrace.of(e));
    }
  }

  private static Map<Tags, Double> labelled(String label, List<Standing.Named> numbers) {
    Map<Tags, Double> labelled = new HashMap<>();
    numbers.forEach(each -> labelled.put(Tags.of(label, each.name()), each.value()));
    return labelled;
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
