package dev.sluice.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/**
 * Some clients who ask for a while. The load is bounded by their number: nobody asks before the
 * last answer has come.
 *
 * @param warmUp how long they ask before answers count
 * @param measured how long they ask then
 */
record Load(int clients, Duration warmUp, Duration measured) {

  /**
   * Has them ask.
   *
   * @param made makes the client of a number, counted from 0
   * @throws ExecutionException if an answer was not the right one
   */
  Answers of(IntFunction<Client> made) throws InterruptedException, ExecutionException {
    long counted = System.nanoTime() + warmUp.toNanos();
    long end = counted + measured.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Future<long[]>> all = new ArrayList<>();
      for (int each = 0; each < clients; each++) {
        Client client = made.apply(each);
        all.add(threads.submit(asking(client, counted, end)));
      }
      LongStream times = LongStream.empty();
      for (Future<long[]> each : all) {
        times = LongStream.concat(times, LongStream.of(each.get()));
      }
      return Answers.of(times.toArray(), measured.toNanos() / 1e9);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<long[]> asking(Client client, long counted, long end) {
    return () -> {
      LongStream.Builder times = LongStream.builder();
      for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
        client.ask();
        long answered = System.nanoTime();
        if (answered >= counted && answered < end) {
          times.add(answered - start);
        }
      }
      return times.build().toArray();
    };
  }
}
