package dev.sluice.agent.send;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Lines as the body of a request. */
final class LinesBody {
  /** Sends a request and waits for a good answer. */
  @FunctionalInterface
  interface Call {
    byte[] answer(HttpRequest.Builder request) throws IOException;
  }

  private final LinesStream.Opening opening;
  private final LongConsumer count;

  /**
   * Makes a body.
   *
   * @param count is told the rows as they go
   */
  LinesBody(LinesStream.Opening opening, LongConsumer count) {
    this.opening = opening;
    this.count = count;
  }

  /** Puts the lines to where a request goes. */
  void send(HttpRequest.Builder to, Call call) throws IOException {
    AtomicReference<@Nullable InputStream> open = new AtomicReference<>();
    try {
      call.answer(
          to.header("Content-Type", "text/csv; charset=utf-8")
              .PUT(
                  BodyPublishers.ofInputStream(
                      () -> {
                        // Once more where the client repeats a request: each time from the start.
                        InputStream stream = new LinesStream(opening, count);
                        open.set(stream);
                        return stream;
                      })));
    } finally {
      InputStream stream = open.get();
      if (stream != null) {
        stream.close();
      }
    }
  }
}
