package dev.sluice.repository.finding.cause.row;

import dev.sluice.repository.finding.evidence.Hypothesis;
import java.util.List;

/** The causes that affect the rows of a file, or the file itself. */
public final class RowCauses {
  /** All of them; of two that explain the same, the one that is more precise comes first. */
  public static final List<Hypothesis> ALL =
      List.of(
          new EmptyFile(),
          new WrongFile(),
          new TruncatedFile(),
          new ReformattedKeys(),
          new OtherKeyColumn(),
          new RekeyedPeople(),
          new LostSegment());

  private RowCauses() {}
}
