package dev.sluice.repository.review;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings for which decisions count.
 *
 * @param signals whether a decision counts that reached Temporal and was not made by somebody who
 *     logged in here
 * @param otherPerson whether somebody else than who asked for a run has to resume it
 */
@Validated
@ConfigurationProperties("sluice.review")
public record ReviewProperties(
    @DefaultValue("accept") @NotNull Signals signals, @DefaultValue("false") boolean otherPerson) {

  /** What happens to a decision that came through Temporal alone, which asks for no login. */
  public enum Signals {
    /** It counts, and is shown as come through Temporal. */
    ACCEPT,
    /** The run waits on, and says so. */
    REFUSE
  }

  /** Whether only people who logged in here decide. */
  public boolean recordedOnly() {
    return signals == Signals.REFUSE;
  }
}
