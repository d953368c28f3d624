package dev.sluice.agent.metric;

import dev.sluice.agent.files.WorkFolder;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The size of the agent's own files and the free space on their disk. The files are measured at
 * most once a minute.
 */
public final class DiskMeters implements MeterBinder {
  private static final String OTHER = "other";

  /** What a folder of a connector is called, and what for. */
  private static final Map<String, String> KINDS =
      Map.of("runs", "runs", "previous", "snapshots", "uploads", "uploads");

  private static final Duration FRESH = Duration.ofMinutes(1);

  private final WorkFolder work;
  private Map<String, Long> bytes = Map.of();
  private long measuredAt;

  public DiskMeters(WorkFolder work) {
    this.work = work;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Stream.concat(KINDS.values().stream(), Stream.of(OTHER))
        .forEach(
            kind ->
                Gauge.builder("sluice.agent.disk", this, disk -> disk.bytes(kind))
                    .description("The size of the agent's own files")
                    .baseUnit("bytes")
                    .tag("kind", kind)
                    .register(registry));
    Gauge.builder("sluice.agent.disk.free", this, DiskMeters::free)
        .description("The free space on the disk with the agent's own files")
        .baseUnit("bytes")
        .register(registry);
  }

  private double free() {
    try {
      return Files.getFileStore(work.path()).getUsableSpace();
    } catch (IOException unknown) {
      return Double.NaN;
    }
  }

  private synchronized double bytes(String kind) {
    long now = System.nanoTime();
    if (bytes.isEmpty() || now - measuredAt > FRESH.toNanos()) {
      bytes = measure();
      measuredAt = now;
    }
    return bytes.getOrDefault(kind, 0L);
  }

  private Map<String, Long> measure() {
    Map<String, Long> measured = new TreeMap<>(Map.of(OTHER, 0L));
    try (Stream<Path> files = Files.walk(work.path())) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                Path place = work.path().relativize(file);
                String folder = place.getNameCount() < 2 ? "" : place.getName(1).toString();
                measured.merge(KINDS.getOrDefault(folder, OTHER), size(file), Long::sum);
              });
    } catch (IOException | UncheckedIOException changing) {
      // A run that ends takes its folder away meanwhile: what was counted so far is near enough.
    }
    return measured;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      return 0;
    }
  }
}
