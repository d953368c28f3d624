package dev.sluice.bench.server;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How many milliseconds each step of one run took, from the lines that the services log. */
public record StepTimes(Map<String, Long> milliseconds) {
  /** The steps that are no work on one target. */
  public static final String EXPORTED = "Exported";

  public static final String BEGAN_PLAN = "Began the plan";
  public static final String COMPLETED_PLAN = "Completed the plan";
  public static final String APPLIED = "Applied";
  public static final String PROMOTED = "Promoted";

  private static final Pattern LINE =
      Pattern.compile(
          "(?<step>Exported|Promoted|Applied|Began the plan of|Completed the plan of"
              + "|(?:Prepared|Compared|Computed the delta of) (?<target>\\S+) of)"
              + " run (?<run>\\S+?):?( \\d+ (bytes|rows|changes))? in (?<time>\\d+) ms\\s*$");

  /** Reads the lines of a log; where a step was done again, the last time counts. */
  public static StepTimes of(String run, Stream<String> lines) {
    Map<String, Long> times = new TreeMap<>();
    lines
        .filter(line -> line.contains(run))
        .map(LINE::matcher)
        .filter(Matcher::find)
        .filter(line -> line.group("run").equals(run))
        .forEach(
            line ->
                times.put(
                    line.group("step").replaceFirst(" of$", ""),
                    Long.parseLong(line.group("time"))));
    return new StepTimes(times);
  }

  /** The name of the step that prepares a target. */
  public static String prepared(String target) {
    return "Prepared " + target;
  }

  /** The name of the step that finds what changed in a target since the last run. */
  public static String delta(String target) {
    return "Computed the delta of " + target;
  }

  /** The name of the step that compares a target with what is stored. */
  public static String compared(String target) {
    return "Compared " + target;
  }

  /** The same with one more. */
  public StepTimes with(String step, long time) {
    Map<String, Long> more = new TreeMap<>(milliseconds);
    more.put(step, time);
    return new StepTimes(more);
  }

  /** The sum of some steps, unless the log lacks one of them. */
  public OptionalLong sum(String... steps) {
    long sum = 0;
    for (String step : steps) {
      Long time = milliseconds.get(step);
      if (time == null) {
        return OptionalLong.empty();
      }
      sum += time;
    }
    return OptionalLong.of(sum);
  }
}
