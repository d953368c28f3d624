package dev.sluice.agent.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTasksTest {
  @Test
  void doesTwoPartsAtATime() throws IOException {
    var both = new CyclicBarrier(2);
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    List<Callable<Integer>> parts =
        IntStream.range(0, 6)
            .mapToObj(
                part ->
                    (Callable<Integer>)
                        () -> {
                          most.accumulateAndGet(running.incrementAndGet(), Math::max);
                          both.await(10, TimeUnit.SECONDS);
                          running.decrementAndGet();
                          return part;
                        })
            .toList();

    assertThat(ParallelTasks.run(parts)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(most).hasValue(2);
  }

  @Test
  void hasNothingToDoWithoutParts() throws IOException {
    assertThat(ParallelTasks.run(List.of())).isEmpty();
  }

  @Test
  void throwsTheFirstFailureOnceTheOthersHaveEnded() {
    var started = new CountDownLatch(1);
    var ended = new AtomicBoolean();
    Callable<String> waits =
        () -> {
          started.countDown();
          try {
            new CountDownLatch(1).await();
            return "never";
          } finally {
            ended.set(true);
          }
        };
    Callable<String> fails =
        () -> {
          started.await();
          throw new IOException("no room");
        };

    assertThatThrownBy(() -> ParallelTasks.run(List.of(waits, fails, waits, waits)))
        .isInstanceOf(IOException.class)
        .hasMessage("no room");
    assertThat(ended).isTrue();
  }

  @Test
  void givesUpWhenItIsInterrupted() {
    Callable<String> waits =
        () -> {
          new CountDownLatch(1).await();
          return "never";
        };
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> ParallelTasks.run(List.of(waits))).isInstanceOf(IOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void passesUncheckedFailuresOn() {
    Callable<String> refuses =
        () -> {
          throw new IllegalStateException("no longer wanted");
        };

    assertThatThrownBy(() -> ParallelTasks.run(List.of(refuses)))
        .isInstanceOf(IllegalStateException.class);
  }
}
