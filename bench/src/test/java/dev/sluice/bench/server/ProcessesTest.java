package dev.sluice.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessesTest {
  @Test
  void sumsUpWhatThreadsHaveAllocated() {
    String threads =
        """
        "main" #1 prio=5 os_prio=0 cpu=1.5ms elapsed=3.2s allocated=512B defined_classes=1
        "http-1" #2 daemon prio=5 cpu=1.5ms elapsed=3.2s allocated=2K defined_classes=1
        "http-2" #3 daemon prio=5 cpu=1.5ms elapsed=3.2s allocated=1.5M defined_classes=1
        "GC" os_prio=0 cpu=1.5ms elapsed=3.2s
        """;

    assertThat(Processes.allocatedBytes(threads)).isEqualTo(512 + 2048 + 1.5 * 1024 * 1024);
  }

  @Test
  void looksIntoALivingProcess() throws IOException {
    long self = ProcessHandle.current().pid();

    assertThat(Processes.allocatedBytes(self)).isGreaterThan(1_000_000);
    assertThat(Processes.peakResidentMebibytes(self)).isGreaterThan(10);
  }
}
