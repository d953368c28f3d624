package dev.sluice.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void saysInOneTableWhatUsersAsk() {
    Results million = Measured.of(1_000_000, 300, 1000);
    million.values().put(Summary.PEAK, 769.4);
    million.add("P12", 662);

    assertThat(new Summary(List.of(million, Measured.of(5_000_000, 150_000, 5000))).markdown())
        .contains(
            "|  | 1 M users | 5 M users |\n| --- | --- | --- |\n",
            "| complete run that changes 4 % of the users | 0.3 s | 2.5 min |\n",
            "| a run of ten rows | 0.7 s | - |\n",
            "| memory of the server's JVM | 769 MiB | - |\n",
            "| first load of users, beside Spring Batch | 0.30 of the time | 30.00 of the time"
                + " |\n");
  }

  @Test
  void saysWhatWasNotMeasured() {
    Results nothing = Results.empty(1000, "2026-11-24", Map.of());

    assertThat(new Summary(List.of(nothing)).markdown())
        .contains("| users alone, first load | - |\n");
  }
}
