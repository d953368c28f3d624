package dev.sluice.repository.metric;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A gauge with a number for each of its labels. A label that was once there stays, with another
 * number: Micrometer's own gauges of this kind are removed and added with each update, and a scrape
 * that sees both fails.
 */
final class LabelledGauge {
  private final MeterRegistry registry;
  private final String name;
  private final String description;
  private final @Nullable String unit;
  private final double gone;
  private final Map<Tags, AtomicReference<Double>> numbers = new ConcurrentHashMap<>();

  LabelledGauge(
      MeterRegistry registry, String name, String description, @Nullable String unit, double gone) {
    this.registry = registry;
    this.name = name;
    this.description = description;
    this.unit = unit;
    this.gone = gone;
  }

  /** What the numbers are now; those that are not among them are gone. */
  void set(Map<Tags, Double> now) {
    numbers.forEach((labels, number) -> number.set(now.getOrDefault(labels, gone)));
    now.forEach((labels, number) -> numbers.computeIfAbsent(labels, this::begin).set(number));
  }

  private AtomicReference<Double> begin(Tags labels) {
    AtomicReference<Double> number = new AtomicReference<>(gone);
    Gauge.builder(name, number, AtomicReference::get)
        .description(description)
        .baseUnit(unit)
        .tags(labels)
        .register(registry);
    return number;
  }
}
