package dev.sluice.agent.prepare.sort;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows in key order; rows with equal keys in the order in which they were added. */
public interface KeyedRows extends Closeable {
  /** The next row, which is valid until the one after is asked for; null after the last. */
  @Nullable SortedRow next() throws IOException;

  @Override
  default void close() throws IOException {}
}
