package dev.sluice.standalone.postgresql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The server's settings that differ from the defaults, for two cores and 2 to 4 GB shared with the
 * JVM. Settings that protect data in a power cut are unchanged: fsync, synchronous commits, full
 * pages.
 */
final class ServerSettings {
  private static final List<String> SETTINGS =
      List.of(
          // The indexes that a run writes to stay in memory; the system's cache holds the rest.
          "shared_buffers=384MB",
          // Of an index that a migration builds or a vacuum cleans.
          "maintenance_work_mem=128MB",
          // A large run writes gigabytes. A checkpoint in the middle of it writes its pages twice,
          // and each page again to the log when it is next touched.
          "max_wal_size=4GB",
          "checkpoint_timeout=15min",
          // Nobody replicates this server, so a log that brings it back after a crash is enough.
          "wal_level=minimal",
          "max_wal_senders=0",
          // Files lie on an SSD or in memory, where a jump costs little.
          "random_page_cost=1.1",
          // A statement over several large temporary tables reads ahead in all of them, and fails
          // where their pages do not fit.
          "temp_buffers=32MB",
          // Statements are few and large, but made of plain joins: compiling takes longer than it
          // saves.
          "jit=off",
          // Details and statements quote values of people, and logs are handed on.
          "log_error_verbosity=terse",
          "log_min_error_statement=panic");

  private ServerSettings() {}

  /** The settings as options on the server's command line. */
  static String asOptions() {
    return SETTINGS.stream().map(setting -> "-c " + setting).collect(Collectors.joining(" "));
  }
}
