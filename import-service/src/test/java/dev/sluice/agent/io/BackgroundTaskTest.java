package dev.sluice.agent.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BackgroundTaskTest {
  @Test
  void passesOnWhatTheWorkThrew() {
    BackgroundTask work = new BackgroundTask();
    work.start("test", () -> fail(new IOException("disk full")));
    assertThatThrownBy(work::await).isInstanceOf(IOException.class).hasMessage("disk full");
    assertThatCode(work::await).doesNotThrowAnyException();
    work.start("test", () -> fail(new OutOfMemoryError("none left")));
    assertThatThrownBy(work::await).isInstanceOf(OutOfMemoryError.class);
    work.start("test", () -> fail(new IllegalArgumentException("fault")));
    assertThatThrownBy(work::await).hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void closesOnlyWhenNothingIsDoneAnyMoreEvenIfInterrupted() {
    BackgroundTask work = new BackgroundTask();
    CountDownLatch interrupted = new CountDownLatch(1);
    AtomicBoolean done = new AtomicBoolean();
    work.start(
        "test",
        () -> {
          try {
            interrupted.await();
          } catch (InterruptedException unexpected) {
            throw new IOException(unexpected);
          }
          done.set(true);
          throw new IOException("of no interest");
        });
    Thread.currentThread().interrupt();
    assertThatThrownBy(work::await).isInstanceOf(IOException.class).hasMessageContaining("interr");
    interrupted.countDown();
    work.close();
    assertThat(done).isTrue();
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void fail(Throwable failure) throws IOException {
    if (failure instanceof IOException trouble) {
      throw trouble;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }
}
