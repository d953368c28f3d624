package dev.sluice.repository.definition;

import dev.sluice.contract.job.Job;
import dev.sluice.contract.job.Jobs;
import dev.sluice.repository.definition.yaml.NearestName;
import dev.sluice.repository.definition.yaml.Section;
import dev.sluice.repository.definition.yaml.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * Reads {@code jobs}. A cron expression that passes has the same meaning in Temporal, which runs
 * the schedules.
 */
final class JobsReader {
  private static final String UTC = "UTC";
  private static final String EXAMPLE =
      "Write minute, hour, day of the month, month and day of the week, as in `0 2 * * *` for two"
          + " o'clock each night";

  /** Numbers, names of months and days, and signs; what else some cron knows, Temporal does not. */
  private static final Pattern FIELD =
      Pattern.compile(
          "(?i)(?:[0-9*,/-]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
              + "|sun|mon|tue|wed|thu|fri|sat)+");

  private JobsReader() {}

  static Jobs read(Section jobs) {
    jobs.only("complete", "incremental");
    return new Jobs(job(jobs, "complete"), job(jobs, "incremental"));
  }

  private static @Nullable Job job(Section jobs, String key) {
    return jobs.section(key).map(JobsReader::job).orElse(null);
  }

  private static Job job(Section job) {
    job.only("cron", "timeZone");
    return new Job(
        job.required("cron").flatMap(JobsReader::cron).orElse(""),
        job.value("timeZone").flatMap(JobsReader::timeZone).orElse(UTC));
  }

  private static Optional<String> cron(Value value) {
    Optional<String> text = value.text();
    if (text.isEmpty()) {
      return text;
    }
    List<String> fields = List.of(text.get().strip().split("\\s+"));
    if (fields.size() != 5) {
      value.refuse("this has " + fields.size() + " fields and not five", EXAMPLE);
      return Optional.empty();
    }
    for (String field : fields) {
      if (!FIELD.matcher(field).matches()) {
        value.refuse(
            "`" + NearestName.shorten(field) + "` is not understood",
            "Use numbers, names such as `mon` or `jan`, and `*`, `,`, `-` and `/`");
        return Optional.empty();
      }
    }
    String cron = String.join(" ", fields).toLowerCase(Locale.ROOT);
    if (!fields.get(2).equals("*") && !fields.get(4).equals("*")) {
      // Cron itself takes either of the two days, Temporal wants both: nobody should have to know.
      value.refuse(
          "this names a day of the month and a day of the week", "Leave one of the two as `*`");
      return Optional.empty();
    }
    return Optional.of(cron).filter(each -> comes(value, each));
  }

  private static boolean comes(Value value, String cron) {
    try {
      boolean comes =
          CronExpression.parse("0 " + cron).next(Instant.EPOCH.atZone(ZoneOffset.UTC)) != null;
      if (!comes) {
        value.refuse("this day does not exist", EXAMPLE);
      }
      return comes;
    } catch (IllegalArgumentException e) {
      value.refuse("a number is out of range, or a range is reversed", EXAMPLE);
      return false;
    }
  }

  private static Optional<String> timeZone(Value value) {
    Optional<String> name = value.text();
    if (name.isPresent() && !ZoneId.getAvailableZoneIds().contains(name.get())) {
      value.refuse(
          "there is no time zone `" + NearestName.shorten(name.get()) + "`",
          NearestName.nearest(name.get(), ZoneId.getAvailableZoneIds())
              .map(near -> "Did you mean `" + near + "`?")
              .orElse("Write its IANA name, as in `Europe/Paris`"));
      return Optional.empty();
    }
    return name;
  }
}
