package dev.sluice.repository.profile;

import dev.sluice.contract.run.Breach;
import java.util.Optional;

/** A rule about how a column can look different. */
interface ColumnRule {

  /** What this rule finds in the column, if it finds something. */
  Optional<Breach> examine(ObservedColumn column);
}
