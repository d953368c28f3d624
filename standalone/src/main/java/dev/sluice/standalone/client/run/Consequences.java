package dev.sluice.standalone.client.run;

import dev.sluice.standalone.client.run.Run.Counters;
import dev.sluice.standalone.screen.Numbers;
import java.util.function.ToLongFunction;

/** Describes what a held run would do, in one sentence. */
final class Consequences {
  private Consequences() {}

  static String of(Run run) {
    long links =
        run.links().values().stream()
            .mapToLong(each -> each.inserted() + each.updated() + each.deleted())
            .sum();
    return "It would delete or switch off "
        + resources(run, Counters::deleted)
        + ", change "
        + resources(run, Counters::updated)
        + " and add "
        + resources(run, Counters::inserted)
        + (links == 0 ? "" : ", and change " + Numbers.counted(links, "link"))
        + ". Nothing has been written.";
  }

  private static String resources(Run run, ToLongFunction<Counters> count) {
    long all = run.resources().values().stream().mapToLong(count).sum();
    return all == 0 ? "none" : Numbers.counted(all, "resource");
  }
}
