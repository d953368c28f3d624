package dev.sluice.contract.recount;

import dev.sluice.contract.run.FoundCause;
import org.jspecify.annotations.Nullable;

/**
 * What counter-tests came to.
 *
 * @param any whether anything was tested
 * @param cause what the changes look like most of all by now; null if no cause fits
 */
public record CounterTested(boolean any, @Nullable FoundCause cause) {
  public static final CounterTested NOTHING = new CounterTested(false, null);
}
