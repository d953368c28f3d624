package dev.sluice.repository.compare.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Finds resource ids by value, within a given amount of memory: an open-addressing hash table whose
 * slots point into a byte array. Values that do not fit are not found. The class is long because
 * lookup, insert and growth share the layout.
 */
public final class ResourceIdTable implements AutoCloseable {
  /** What {@link #find} gives for a value that is not in the table. */
  public static final long NONE = -1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  // Chunks, since one array of this size would need as much of the heap in one piece, and twice as
  // much while it grows.
  private static final int CHUNK_BITS = 17;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int SLOT_CHUNK_BITS = CHUNK_BITS - 3;
  private static final int SLOT_CHUNK = 1 << SLOT_CHUNK_BITS;

  // The number of a slot is an int.
  private static final int MAX_SLOT_CHUNKS = 1 << (Integer.SIZE - 2 - SLOT_CHUNK_BITS);

  /** Id and length before each value. */
  private static final int RECORD_HEAD = Long.BYTES + 2;

  private static final int MAX_VALUE_BYTES = CHUNK / 4;

  // A slot holds a place in the arena, counted from 1, and as much of the hash as there is room
  // for: most slots that hold another value are passed without a look into the arena.
  private static final int PLACE_BITS = 40;
  private static final long PLACE = (1L << PLACE_BITS) - 1;

  private final Semaphore memory;
  // Nobody who chooses values can know which ones collide.
  private final long seed = System.nanoTime() * 0x9E3779B97F4A7C15L;
  private final List<byte[]> arena = new ArrayList<>();
  private long[][] slots = {};
  private int capacity;
  private int size;
  private long end;
  private boolean full;
  private long leastId = Long.MAX_VALUE;
  private long greatestId;

  /**
   * Makes an empty table.
   *
   * @param memory the chunks that all tables may take together
   */
  public ResourceIdTable(Semaphore memory) {
    this.memory = memory;
  }

  /** The budget of all tables that one process holds at a time. */
  public static Semaphore memoryOf(long bytes) {
    return new Semaphore((int) (bytes >> CHUNK_BITS));
  }

  /** Makes room for that many values at once, if there is as much, rather than little by little. */
  public void reserve(long values) {
    resize(values + values / 2);
  }

  /**
   * Enters a value, unless it is there already. Where there is no room for it, there is none for
   * any that comes later: what came first hides what comes later.
   *
   * @param id any but zero; by a value with a negative one nothing is found, but what comes later
   *     is hidden anyway
   */
  public void put(byte[] bytes, int start, int end, long id) {
    int length = end - start;
    if (full || length > MAX_VALUE_BYTES) {
      return;
    }
    if (size >= capacity - capacity / 4 && !grow()) {
      full = true;
      return;
    }
    long hash = hash(bytes, start, length);
    int slot = slotOf(hash);
    for (long found = slot(slot); found != 0; found = slot(slot)) {
      if (isTagged(found, hash) && holds((found & PLACE) - 1, bytes, start, length)) {
        return;
      }
      slot = slot + 1 == capacity ? 0 : slot + 1;
    }
    long place = append(bytes, start, length, id);
    if (place == NONE) {
      full = true;
      return;
    }
    setSlot(slot, tag(hash) | (place + 1));
    size++;
    leastId = Math.min(leastId, Math.abs(id));
    greatestId = Math.max(greatestId, Math.abs(id));
  }

  /** The id of a value, or {@link #NONE}. */
  public long find(byte[] bytes, int start, int end) {
    if (capacity == 0) {
      return NONE;
    }
    long hash = hash(bytes, start, end - start);
    int slot = slotOf(hash);
    return find(bytes, start, end, hash, slot, slot(slot));
  }

  /**
   * The ids of many values at once, which takes half the time: a large table is in no cache of the
   * processor, and here it need not wait for one value's memory before it asks for the next one's.
   *
   * @param ends where each value ends; it starts if the one before ends, the first at 0
   * @param ids takes the ids, or {@link #NONE}
   */
  public void find(byte[] bytes, int[] ends, int count, long[] ids) {
    if (capacity == 0) {
      Arrays.fill(ids, 0, count, NONE);
      return;
    }
    long[] hashes = new long[count];
    for (int each = 0, start = 0; each < count; start = ends[each++]) {
      hashes[each] = hash(bytes, start, ends[each] - start);
    }
    long[] found = new long[count];
    for (int each = 0; each < count; each++) {
      found[each] = slot(slotOf(hashes[each]));
    }
    for (int each = 0; each < count; each++) {
      ids[each] = found[each] == 0 ? NONE : id((found[each] & PLACE) - 1);
    }
    for (int each = 0, start = 0; each < count; start = ends[each++]) {
      long hash = hashes[each];
      if (!isTagged(found[each], hash)
          || !holds((found[each] & PLACE) - 1, bytes, start, ends[each] - start)) {
        ids[each] = find(bytes, start, ends[each], hash, slotOf(hash), found[each]);
      }
    }
  }

  private long find(byte[] bytes, int start, int end, long hash, int firstSlot, long first) {
    int slot = firstSlot;
    for (long found = first; found != 0; found = slot(slot)) {
      if (isTagged(found, hash) && holds((found & PLACE) - 1, bytes, start, end - start)) {
        return id((found & PLACE) - 1);
      }
      slot = slot + 1 == capacity ? 0 : slot + 1;
    }
    return NONE;
  }

  /** The least of all ids without their signs; more than the greatest if there are none. */
  long leastId() {
    return leastId;
  }

  /** The greatest of all ids without their signs. */
  long greatestId() {
    return greatestId;
  }

  /** Takes what the table holds. */
  public interface Entries {
    void take(long id, byte[] bytes, int start, int end);
  }

  /** Gives everything that was entered, in that order, negative ids as they are. */
  void forEach(Entries entries) {
    for (long place = nextRecord(0); place != NONE; ) {
      byte[] chunk = chunk(place);
      int offset = offset(place);
      int start = offset + RECORD_HEAD;
      int length = lengthAt(chunk, offset);
      entries.take((long) LONGS.get(chunk, offset), chunk, start, start + length);
      place = nextRecord(place + RECORD_HEAD + length);
    }
  }

  /** Whether there was no room for some value. */
  public boolean isFull() {
    return full;
  }

  public int size() {
    return size;
  }

  /** Gives the memory back; the table is empty then. */
  @Override
  public void close() {
    memory.release(arena.size() + slots.length);
    arena.clear();
    slots = new long[0][];
    capacity = 0;
    size = 0;
    full = true;
  }

  private long append(byte[] value, int start, int length, long id) {
    int needed = RECORD_HEAD + length;
    if (end + needed > (long) arena.size() * CHUNK) {
      if (!memory.tryAcquire()) {
        return NONE;
      }
      end = (long) arena.size() * CHUNK;
      arena.add(new byte[CHUNK]);
    }
    long place = end;
    byte[] chunk = chunk(place);
    int offset = offset(place);
    LONGS.set(chunk, offset, id);
    chunk[offset + Long.BYTES] = (byte) length;
    chunk[offset + Long.BYTES + 1] = (byte) (length >> 8);
    System.arraycopy(value, start, chunk, offset + RECORD_HEAD, length);
    end += needed;
    return place;
  }

  private boolean holds(long place, byte[] value, int start, int length) {
    byte[] chunk = chunk(place);
    int offset = offset(place);
    int from = offset + RECORD_HEAD;
    return lengthAt(chunk, offset) == length
        && Arrays.equals(chunk, from, from + length, value, start, start + length);
  }

  private static int lengthAt(byte[] chunk, int offset) {
    return (chunk[offset + Long.BYTES] & 0xFF) | (chunk[offset + Long.BYTES + 1] & 0xFF) << 8;
  }

  /** Makes half as many slots again; they are filled from the arena, so the old ones can go. */
  private boolean grow() {
    return resize(Math.max(SLOT_CHUNK, capacity + (long) capacity / 2));
  }

  private boolean resize(long larger) {
    int chunks = (int) Math.min((larger + SLOT_CHUNK - 1) >> SLOT_CHUNK_BITS, MAX_SLOT_CHUNKS);
    int more = chunks - slots.length;
    if (more <= 0 || !memory.tryAcquire(more)) {
      return false;
    }
    slots = new long[0][];
    slots = new long[chunks][SLOT_CHUNK];
    capacity = chunks << SLOT_CHUNK_BITS;
    byte[] value = new byte[MAX_VALUE_BYTES];
    for (long place = nextRecord(0); place != NONE; ) {
      byte[] chunk = chunk(place);
      int offset = offset(place);
      int length = lengthAt(chunk, offset);
      System.arraycopy(chunk, offset + RECORD_HEAD, value, 0, length);
      long hash = hash(value, 0, length);
      int slot = slotOf(hash);
      while (slot(slot) != 0) {
        slot = slot + 1 == capacity ? 0 : slot + 1;
      }
      setSlot(slot, tag(hash) | (place + 1));
      place = nextRecord(place + RECORD_HEAD + length);
    }
    return true;
  }

  /** The place of the first record that is here or later, or {@link #NONE}. */
  private long nextRecord(long from) {
    long place = from;
    // The rest of a chunk that the next record did not fit into is empty, and no id is zero.
    while (place < end
        && (CHUNK - offset(place) < RECORD_HEAD
            || (long) LONGS.get(chunk(place), offset(place)) == 0)) {
      place = (place | (CHUNK - 1)) + 1;
    }
    return place < end ? place : NONE;
  }

  private long id(long place) {
    return Math.max((long) LONGS.get(chunk(place), offset(place)), NONE);
  }

  private byte[] chunk(long place) {
    return arena.get((int) (place >> CHUNK_BITS));
  }

  private static int offset(long place) {
    return (int) (place & (CHUNK - 1));
  }

  private int slotOf(long hash) {
    return (int) (((hash >>> 32) * capacity) >>> 32);
  }

  private static long tag(long hash) {
    return hash << PLACE_BITS;
  }

  private static boolean isTagged(long slot, long hash) {
    return ((slot ^ tag(hash)) & ~PLACE) == 0;
  }

  private long slot(int slot) {
    return slots[slot >> SLOT_CHUNK_BITS][slot & (SLOT_CHUNK - 1)];
  }

  private void setSlot(int slot, long value) {
    slots[slot >> SLOT_CHUNK_BITS][slot & (SLOT_CHUNK - 1)] = value;
  }

  private long hash(byte[] value, int start, int length) {
    long hash = seed + length;
    int position = start;
    int end = start + length;
    for (; position + Long.BYTES <= end; position += Long.BYTES) {
      hash = mix(hash ^ (long) LONGS.get(value, position));
    }
    long rest = 0;
    for (; position < end; position++) {
      rest = rest << 8 | (value[position] & 0xFF);
    }
    return mix(hash ^ rest);
  }

  private static long mix(long hash) {
    long mixed = (hash ^ hash >>> 32) * 0xD6E8FEB86659FD93L;
    mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
    return mixed ^ mixed >>> 32;
  }
}
