package dev.sluice.contract.check;

import dev.sluice.contract.run.Breach;
import java.util.Optional;

/** A rule that a plan can break. */
interface Rule {

  /** The breach of this rule at this level, if there is one. */
  Optional<Breach> examine(Level level);
}
