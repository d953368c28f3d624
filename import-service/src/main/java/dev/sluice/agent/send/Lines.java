package dev.sluice.agent.send;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of a request's body, one after another. */
interface Lines extends Closeable {
  /** The next line with its line feed, or null after the last. */
  byte @Nullable [] next() throws IOException;
}
