package dev.sluice.repository.profile;

import dev.sluice.contract.profile.SourceProfile;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.ColumnChange;
import java.util.LongSummaryStatistics;
import java.util.Optional;

/** The file has far fewer or far more rows than all earlier ones. */
final class UnusualRows {
  private static final double LEAST = 0.9;
  private static final double MOST = 1.1;

  /** A few rows more or less are nothing, whatever share of a short file they are. */
  private static final int FEW = 10;

  private UnusualRows() {}

  static Optional<Breach> examine(SourceProfile file, FileHistory history) {
    long rows = file.rows();
    // A file without any row is told of elsewhere.
    if (rows == 0 || !history.tellsWhatIsUsual()) {
      return Optional.empty();
    }
    LongSummaryStatistics usual =
        history.usual().stream().mapToLong(SourceProfile::rows).summaryStatistics();
    if (rows < LEAST * usual.getMin() && usual.getMin() - rows > FEW) {
      return Optional.of(breach(file, usual.getMin(), usual.getCount()));
    }
    if (rows > MOST * usual.getMax() && rows - usual.getMax() > FEW) {
      return Optional.of(breach(file, usual.getMax(), usual.getCount()));
    }
    return Optional.empty();
  }

  private static Breach breach(SourceProfile file, long nearest, long runs) {
    return new Breach(
        file.source(), ColumnChange.ROWS.label(), nearest, file.rows(), runs, file.rows());
  }
}
