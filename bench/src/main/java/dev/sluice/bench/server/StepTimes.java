package dev.sluice.bench.server;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The times of the steps of one run, from the services' logs. */
public record StepTimes(Map<String, Span> spans) {
  /** The steps that are no work on one dataset. */
  public static final String EXPORTED = "Exported";

  public static final String BEGAN_PLAN = "Began the plan";
  public static final String COMPLETED_PLAN = "Completed the plan";
  public static final String APPLIED = "Applied";
  public static final String PROMOTED = "Promoted";

  private static final Pattern LINE =
      Pattern.compile(
          "^(?<end>\\S+Z) .*?"
              + "(?<step>Exported|Promoted|Applied|Began the plan of|Completed the plan of"
              + "|(?:Prepared|Compared|Computed the delta of) (?<dataset>\\S+) of)"
              + " run (?<run>\\S+?):?( \\d+ (bytes|rows|changes))? in (?<time>\\d+) ms\\s*$");

  /** From when to when a step was under way, in milliseconds since 1970. */
  public record Span(long start, long end) {
    public long milliseconds() {
      return end - start;
    }
  }

  /** Reads the lines of a log; if a step was done again, the last time counts. */
  public static StepTimes of(String run, Stream<String> lines) {
    Map<String, Span> spans = new TreeMap<>();
    lines
        .filter(line -> line.contains(run))
        .map(LINE::matcher)
        .filter(Matcher::find)
        .filter(line -> line.group("run").equals(run))
        .forEach(line -> spans.put(line.group("step").replaceFirst(" of$", ""), span(line)));
    return new StepTimes(spans);
  }

  private static Span span(Matcher line) {
    try {
      long end = Instant.parse(line.group("end")).toEpochMilli();
      return new Span(end - Long.parseLong(line.group("time")), end);
    } catch (DateTimeParseException e) {
      throw new IllegalStateException("a line of the log begins with no time", e);
    }
  }

  /** The name of the step that prepares a dataset. */
  public static String prepared(String dataset) {
    return "Prepared " + dataset;
  }

  /** The name of the step that finds what changed in a dataset since the last run. */
  public static String delta(String dataset) {
    return "Computed the delta of " + dataset;
  }

  /** The name of the step that compares a dataset with what is stored. */
  public static String compared(String dataset) {
    return "Compared " + dataset;
  }

  /** The same with one more, which is requested by itself alone. */
  public StepTimes with(String step, long milliseconds) {
    Map<String, Span> more = new TreeMap<>(spans);
    more.put(step, new Span(0, milliseconds));
    return new StepTimes(more);
  }

  /**
   * The milliseconds during which any of some steps was under way, unless the log lacks one of
   * them: two that were so at the same time count once.
   */
  public OptionalLong elapsed(String... steps) {
    List<Span> wanted = new ArrayList<>();
    for (String step : steps) {
      Span span = spans.get(step);
      if (span == null) {
        return OptionalLong.empty();
      }
      wanted.add(span);
    }
    wanted.sort(Comparator.comparingLong(Span::start));
    long elapsed = 0;
    long until = Long.MIN_VALUE;
    for (Span span : wanted) {
      elapsed += Math.max(0, span.end() - Math.max(until, span.start()));
      until = Math.max(until, span.end());
    }
    return OptionalLong.of(elapsed);
  }
}
