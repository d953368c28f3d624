package dev.sluice.repository.finding.evidence;

import java.util.TreeSet;

/**
 * A sketch of a set of texts: the thousand with the smallest hashes, which estimate how many texts
 * of one set are in another (bottom-k sampling).
 */
public final class Sketch {
  private static final int SIZE = 1024;

  private final TreeSet<Long> least = new TreeSet<>();

  /** A sketch of these. */
  public static Sketch of(Iterable<String> texts) {
    Sketch sketch = new Sketch();
    texts.forEach(sketch::add);
    return sketch;
  }

  /** Adds a text; one that is in it already changes nothing. */
  public void add(String text) {
    long hash = hash(text);
    if (least.size() < SIZE || hash < least.last()) {
      least.add(hash);
      if (least.size() > SIZE) {
        least.pollLast();
      }
    }
  }

  /** How many of this set are in another one, of those whose hashes both would have kept. */
  public Share in(Sketch other) {
    long bound = Math.min(bound(), other.bound());
    Iterable<Long> comparable = least.headSet(bound, true);
    long tried = 0;
    long hits = 0;
    for (Long hash : comparable) {
      tried++;
      if (other.least.contains(hash)) {
        hits++;
      }
    }
    return new Share(hits, tried);
  }

  private long bound() {
    return least.size() < SIZE ? Long.MAX_VALUE : least.last();
  }

  /** FNV-1a, and a last step that spreads short texts over all numbers. */
  public static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int index = 0; index < text.length(); index++) {
      hash = (hash ^ text.charAt(index)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
    return hash ^ hash >>> 29;
  }
}
