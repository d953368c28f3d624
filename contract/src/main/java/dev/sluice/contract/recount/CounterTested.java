package dev.sluice.contract.recount;

import dev.sluice.contract.run.FoundCause;
import org.jspecify.annotations.Nullable;

/**
 * The results of counter-tests.
 *
 * @param any whether anything was tested
 * @param cause the most probable cause now; null if none fits
 */
public record CounterTested(boolean any, @Nullable FoundCause cause) {
  public static final CounterTested NOTHING = new CounterTested(false, null);
}
