package dev.sluice.agent.draft;

import com.carrotsearch.hppc.LongHashSet;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.rows.WhiteSpace;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of the cells in a column. Values are kept as 64-bit hashes, and only a few as text.
 */
final class ColumnProfile {
  /** A status has few words; a column with more is none. */
  private static final int FEW = 8;

  /** So many cells are remembered at most; a power of two. */
  private static final int LATELY = 1 << 12;

  private static final HashFunction HASH = Hashing.farmHashFingerprint64();

  final String name;
  final int index;
  final ColumnTypes types = new ColumnTypes();
  private final boolean mayIdentify;
  private LongHashSet values = new LongHashSet();
  private final @Nullable String[] lately = new @Nullable String[LATELY];
  private final Set<String> words = new TreeSet<>();
  private boolean manyWords;
  private long filled;
  private long repeated;
  private boolean leadingZeros;
  private boolean signed;
  private boolean decimals;

  /**
   * Begins with no cell.
   *
   * @param mayIdentify whether repeated values are worth counting, since the name is that of a key
   */
  ColumnProfile(String name, int index, boolean mayIdentify) {
    this.name = name;
    this.index = index;
    this.mayIdentify = mayIdentify;
  }

  static long hash(String value) {
    return HASH.hashString(value, StandardCharsets.UTF_8).asLong();
  }

  /** Adds a cell that is not blank. */
  void add(String cell) {
    filled++;
    if (!seenLately(cell)) {
      describe(cell);
    }
    if ((repeated == 0 || mayIdentify) && !values.add(hash(cell))) {
      repeated++;
      if (!mayIdentify) {
        values = new LongHashSet(0);
      }
    }
  }

  /** Whether a cell was described before and still is remembered: it tells nothing new. */
  private boolean seenLately(String cell) {
    int place = cell.hashCode() & (LATELY - 1);
    boolean seen = cell.equals(lately[place]);
    lately[place] = cell;
    return seen;
  }

  private void describe(String cell) {
    types.add(cell);
    leadingZeros |= cell.length() > 1 && cell.charAt(0) == '0' && cell.indexOf('.') < 0;
    signed |= cell.charAt(0) == '+';
    decimals |= cell.indexOf('.') >= 0;
    if (!manyWords) {
      words.add(WhiteSpace.strip(cell).toLowerCase(Locale.ROOT));
      manyWords = words.size() > FEW;
    }
  }

  /** Whether a definition can name the column. */
  boolean mappable() {
    return name.chars().noneMatch(Character::isISOControl);
  }

  long filled() {
    return filled;
  }

  long repeated() {
    return repeated;
  }

  /** Whether no two rows have the same value. */
  boolean unique() {
    return filled > 0 && repeated == 0;
  }

  /** Whether a value with this hash occurs; known of unique columns alone. */
  boolean contains(long hash) {
    return values.contains(hash);
  }

  /** All values in lower case, if they are few. */
  Set<String> words() {
    return manyWords ? Set.of() : words;
  }

  /** Whether its cells are written in digits alone, and mean something else with a digit less. */
  boolean looksLikeCode() {
    return leadingZeros || signed;
  }

  boolean hasDecimals() {
    return decimals;
  }

  boolean numeric() {
    return types.allow(PropertyType.INTEGER);
  }
}
