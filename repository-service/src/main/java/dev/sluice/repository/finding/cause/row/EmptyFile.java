package dev.sluice.repository.finding.cause.row;

import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Explained;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Suspicion;
import java.util.List;
import java.util.Map;

/** The file has no rows. This is certain, and needs no sample. */
final class EmptyFile implements Hypothesis {
  private static final Explained ALL_DELETES = new Explained(Map.of(), 1, 0);

  @Override
  public List<Suspicion> test(Sample sample) {
    if (sample.counts().deleted() == 0) {
      // Where nothing is taken away, it is rightly empty.
      return List.of();
    }
    if (sample.file().content() == Content.EMPTY) {
      return List.of(Suspicion.certain(Cause.EMPTY_FILE, ALL_DELETES));
    }
    if (sample.file().content() == Content.HEADER_ONLY) {
      return List.of(Suspicion.certain(Cause.HEADER_ONLY, ALL_DELETES));
    }
    return List.of();
  }
}
