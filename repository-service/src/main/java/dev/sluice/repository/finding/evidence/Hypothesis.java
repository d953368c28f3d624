package dev.sluice.repository.finding.evidence;

import java.util.List;

/** A cause, or a few similar ones, that is tested on a sample. */
public interface Hypothesis {
  /** What the sample looks like; what it does not look like may be left out. */
  List<Suspicion> test(Sample sample);
}
