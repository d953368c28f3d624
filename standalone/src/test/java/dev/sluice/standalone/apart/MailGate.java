package dev.sluice.standalone.apart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Stands before a mail server. While it is shut, whoever calls is connected and hears nothing, as
 * from a server that is slow to greet.
 */
final class MailGate implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int server;
  private volatile CountDownLatch open = new CountDownLatch(0);
  private volatile CountDownLatch callers = new CountDownLatch(0);

  MailGate(int server) throws IOException {
    this.server = server;
    threads.execute(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Lets nobody through from here on. */
  void shut(int expectedCallers) {
    callers = new CountDownLatch(expectedCallers);
    open = new CountDownLatch(1);
  }

  /** Waits until as many stand before the shut gate as were expected. */
  void awaitCallers() throws InterruptedException {
    if (!callers.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("still expected: " + callers.getCount());
    }
  }

  /** Lets those through who wait, and all others. */
  void open() {
    open.countDown();
  }

  private void accept() {
    try {
      while (true) {
        Socket caller = door.accept();
        threads.execute(() -> letThrough(caller));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void letThrough(Socket caller) {
    try (caller) {
      callers.countDown();
      open.await();
      try (Socket answer = new Socket(InetAddress.getLoopbackAddress(), server)) {
        threads.execute(() -> pass(caller, answer));
        pass(answer, caller);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException hungUp) {
      // One of both has said all that it had to say.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
