package dev.sluice.repository.profile;

import dev.sluice.contract.run.Breach;
import java.util.Optional;

/** One way in which a column can look different. */
interface ColumnRule {

  /** What this rule finds in the column, if it finds something. */
  Optional<Breach> examine(ObservedColumn column);
}
