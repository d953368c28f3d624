package dev.sluice.repository.compare.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * The tables of known ends. Each is read and held once for all comparisons that use it at the same
 * time, since most associations of a connector use the same few entity types. Thread-safe.
 */
public final class SharedIdTables {
  private final Semaphore memory;
  private final Map<Key, Shared> tables = new HashMap<>();

  /**
   * Holds no table yet.
   *
   * @param memory the chunks that all tables may take together
   */
  public SharedIdTables(Semaphore memory) {
    this.memory = memory;
  }

  /** Which resources a table knows, and by what. */
  public record Key(UUID attempt, String entityType, String property) {}

  /** The right to read a table, until it is closed. */
  public final class Lease implements AutoCloseable {
    private final Key key;
    private final Shared shared;

    private Lease(Key key, Shared shared) {
      this.key = key;
      this.shared = shared;
    }

    public ResourceIdTable table() {
      return shared.table;
    }

    @Override
    public void close() {
      release(key, shared);
    }
  }

  /**
   * Gives a table, which it lets be filled if nobody has it; whoever asks meanwhile waits. A
   * failure to fill it is passed on, and the next one fills it then.
   */
  public Lease lease(Key key, Consumer<ResourceIdTable> fill) {
    Shared shared;
    synchronized (tables) {
      shared = tables.computeIfAbsent(key, absent -> new Shared(new ResourceIdTable(memory)));
      shared.leases++;
    }
    try {
      shared.fill(fill);
    } catch (RuntimeException | Error failure) {
      release(key, shared);
      throw failure;
    }
    return new Lease(key, shared);
  }

  private void release(Key key, Shared shared) {
    synchronized (tables) {
      shared.leases--;
      if (shared.leases == 0) {
        tables.remove(key);
        shared.table.close();
      }
    }
  }

  private static final class Shared {
    private final ResourceIdTable table;
    private int leases;
    private boolean filled;

    Shared(ResourceIdTable table) {
      this.table = table;
    }

    /** What an attempt that failed has entered is entered again, which changes nothing. */
    synchronized void fill(Consumer<ResourceIdTable> fill) {
      if (!filled) {
        fill.accept(table);
        filled = true;
      }
    }
  }
}
