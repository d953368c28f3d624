package dev.sluice.repository.history;

import com.zaxxer.hikari.HikariDataSource;
import dev.sluice.repository.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Whatever two systems, their runs and people do one after the other. The build plays the same
 * histories each time, so that it fails for what was changed. More of them: {@code
 * -Dsluice.histories=5000}; then the seed of the first is another one each time, and {@code
 * -Dsluice.histories.seed} plays those from that seed on.
 */
class RandomHistoriesIT {
  private static final int OF_THE_BUILD = 300;
  private static final long SEED_OF_THE_BUILD = 20_261_128;
  private static final int STEPS = 5;
  private static final int AT_A_TIME = 2;

  /** In memory where there is such a place: the agent flushes each of its small files. */
  @TempDir(factory = InMemory.class)
  private Path folder;

  private static final class InMemory implements TempDirFactory {
    private static final Path MEMORY = Path.of("/dev/shm");

    @Override
    public Path createTempDirectory(
        AnnotatedElementContext elementContext, ExtensionContext extensionContext)
        throws IOException {
      return Files.isWritable(MEMORY)
          ? Files.createTempDirectory(MEMORY, "histories")
          : Files.createTempDirectory("histories");
    }
  }

  @Test
  void comeToWhatTheFilesSay() throws Exception {
    Integer asked = Integer.getInteger("sluice.histories");
    int count = asked == null ? OF_THE_BUILD : asked;
    long first =
        Long.getLong(
            "sluice.histories.seed", asked == null ? SEED_OF_THE_BUILD : new Random().nextInt());
    System.out.println("Playing " + count + " histories from seed " + first + " on");
    var next = new AtomicInteger();
    ExecutorService players = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Callable<Void>> parts = new ArrayList<>();
      for (int player = 0; player < AT_A_TIME; player++) {
        parts.add(() -> play(first, count, next));
      }
      for (Future<Void> part : players.invokeAll(parts)) {
        part.get();
      }
    } finally {
      players.shutdownNow();
    }
  }

  private Void play(long first, int count, AtomicInteger next) throws IOException {
    try (HikariDataSource ofAgent = pooled();
        HikariDataSource ofComplete = pooled();
        AgentWorld agent = new AgentWorld(ofAgent)) {
      var complete = new CompleteWorld(ofComplete);
      for (int index = next.getAndIncrement(); index < count; index = next.getAndIncrement()) {
        long seed = first + index;
        forget(agent.repository.dsl);
        forget(complete.repository.dsl);
        agent.begin(Files.createDirectories(folder.resolve(Long.toString(seed))));
        var history = new History(new Random(seed), agent, complete);
        try {
          history.play(STEPS);
        } catch (AssertionError | RuntimeException | IOException failure) {
          next.set(count);
          throw new AssertionError(
              "The history of seed "
                  + seed
                  + " went wrong:\n"
                  + String.join("\n", history.told)
                  + "\nso that there are\n"
                  + String.join("\n", State.of(agent.repository.dsl).lines()),
              failure);
        }
      }
    }
    return null;
  }

  private static void forget(DSLContext dsl) {
    // Deleting a few rows is quicker than truncating, which makes new files.
    TestDatabase.asOwner(dsl)
        .execute(
            Stream.of(
                    "resource_change",
                    "resource_link_change",
                    "pending_link_change",
                    "reject",
                    "unsettled_row",
                    "compared_target",
                    "pending_link",
                    "resource_link",
                    "stated_association",
                    "resource_identifier",
                    "waiting_identifier",
                    "resource",
                    "unique_property",
                    "unique_declaration",
                    "connector",
                    "synchronization")
                .map(table -> "DELETE FROM " + table)
                .collect(Collectors.joining("; ")));
  }

  /** A database of its own with few connections, as a server has them. */
  private static HikariDataSource pooled() {
    var pool = new HikariDataSource();
    pool.setDataSource(TestDatabase.fresh());
    pool.setMaximumPoolSize(8);
    return pool;
  }
}
