package dev.sluice.standalone.client.job;

import dev.sluice.contract.run.Status;
import dev.sluice.standalone.client.Timestamps;
import dev.sluice.standalone.client.run.GapWords;
import dev.sluice.standalone.client.run.StatusStyle;
import dev.sluice.standalone.screen.Style;
import dev.sluice.standalone.screen.Table.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A job as in the API. */
record Job(
    String connector,
    String job,
    String cron,
    String timeZone,
    @Nullable String schedule,
    @Nullable String note,
    List<String> next,
    @Nullable JobRun open,
    @Nullable String waitsFor,
    @Nullable JobRun last) {

  Job {
    next = Objects.requireNonNullElse(next, List.of());
  }

  /** A run that the job started. */
  record JobRun(
      String id,
      @Nullable String mode,
      Status status,
      @Nullable String gap,
      @Nullable String startedAt,
      @Nullable String endedAt) {}

  List<Cell> cells() {
    return List.of(
        Cell.of(connector),
        Cell.of(job),
        Cell.of(cron + " " + timeZone),
        nextTime(),
        last == null
            ? Cell.of("none")
            : Cell.of(Objects.requireNonNullElse(Timestamps.local(last.endedAt()), "")),
        last == null ? Cell.of("") : new Cell(last.status().name(), StatusStyle.of(last.status())));
  }

  private Cell nextTime() {
    if (!next.isEmpty()) {
      return Cell.of(Objects.requireNonNullElse(Timestamps.local(next.get(0)), ""));
    }
    return switch (Objects.requireNonNullElse(schedule, "")) {
      case "PAUSED" -> new Cell("paused", Style.YELLOW);
      case "EXPECTED" -> Cell.of("known within seconds");
      case "UNKNOWN" -> new Cell("not known: Temporal does not answer", Style.YELLOW);
      case "UNSUPPORTED" -> new Cell("never: no schedules", Style.YELLOW);
      default -> Cell.of("never");
    };
  }

  /** What the table has no room for, one sentence each. */
  List<String> remarks() {
    String name = connector + " " + job + ": ";
    List<String> remarks = new ArrayList<>();
    if ("PAUSED".equals(schedule)) {
      remarks.add(name + (note == null || note.isBlank() ? "paused in Temporal." : note));
    }
    if (open != null) {
      remarks.add(
          name
              + "run "
              + open.id()
              + " is "
              + open.status()
              + (waitsFor == null ? "" : " and waits for run " + waitsFor)
              + ".");
    }
    JobRun latest = open == null ? last : open;
    if (latest != null && latest.gap() != null) {
      remarks.add(name + "the latest run is complete, because " + GapWords.of(latest.gap()) + ".");
    }
    return remarks;
  }
}
