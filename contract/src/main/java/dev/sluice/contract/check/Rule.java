package dev.sluice.contract.check;

import dev.sluice.contract.run.Breach;
import java.util.Optional;

/** One thing that may be wrong with a plan. */
interface Rule {

  /** The breach of this rule at this level, if there is one. */
  Optional<Breach> examine(Level level);
}
