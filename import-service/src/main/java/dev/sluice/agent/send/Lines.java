package dev.sluice.agent.send;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of a request's body, one or several at a time. */
interface Lines extends Closeable {
  /** The next line with its line feed, or a block of them; null after the last. */
  byte @Nullable [] next() throws IOException;

  /** How many rows, about, the bytes have that were given last. */
  default long rows() {
    return 1;
  }
}
