package dev.sluice.repository.pair;

/** What a reviewer says about a pair. */
enum Verdict {
  /** One person, who is to keep what belongs to the old key. */
  SAME,
  DIFFERENT
}
