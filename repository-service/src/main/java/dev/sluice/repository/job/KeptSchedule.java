package dev.sluice.repository.job;

import dev.sluice.contract.job.Job;
import io.temporal.client.schedules.ScheduleCalendarSpec;
import io.temporal.client.schedules.ScheduleListDescription;
import io.temporal.client.schedules.ScheduleSpec;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A schedule in Temporal.
 *
 * @param job what it was made from
 * @param note why it is as it is, in the words of whoever paused it or let it go on last
 * @param next when it starts runs next
 */
record KeptSchedule(String id, Job job, boolean paused, String note, List<Instant> next) {
  static final String PREFIX = "job/";

  static boolean isOurs(ScheduleListDescription listed) {
    return listed.getScheduleId().startsWith(PREFIX);
  }

  static KeptSchedule of(ScheduleListDescription listed) {
    ScheduleSpec times = listed.getSchedule().getSpec();
    return new KeptSchedule(
        listed.getScheduleId(),
        new Job(cron(times), Objects.requireNonNullElse(times.getTimeZoneName(), "")),
        listed.getSchedule().getState().isPaused(),
        Objects.requireNonNullElse(listed.getSchedule().getState().getNote(), ""),
        listed.getInfo().getNextActionTimes());
  }

  /** The text is in the comment: Temporal keeps it in a form of its own otherwise. */
  private static String cron(ScheduleSpec times) {
    List<ScheduleCalendarSpec> calendars =
        Objects.requireNonNullElse(times.getCalendars(), List.of());
    return calendars.size() == 1
        ? Objects.requireNonNullElse(calendars.get(0).getComment(), "")
        : "";
  }
}
