package dev.sluice.repository.decide;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How decisions change by change go on to count.
 *
 * @param rejectFor how long a rejected change is left out of later plans
 */
@Validated
@ConfigurationProperties("sluice.decide")
public record DecideProperties(@DefaultValue("90d") @NotNull Duration rejectFor) {
  /** As they are if nobody says anything. */
  public static final DecideProperties DEFAULT = new DecideProperties(Duration.ofDays(90));
}
