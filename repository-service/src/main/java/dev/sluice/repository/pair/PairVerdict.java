package dev.sluice.repository.pair;

/** What a reviewer says about a pair. */
enum PairVerdict {
  /** One person, who is to keep what belongs to the old key. */
  SAME,
  DIFFERENT
}
