package dev.sluice.repository.run;

import dev.sluice.contract.run.Breach;
import java.util.List;

/** The breaches of a run, as one column. */
public record Breaches(List<Breach> list) {
  static final Breaches NONE = new Breaches(List.of());
}
